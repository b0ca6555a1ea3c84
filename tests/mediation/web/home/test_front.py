"""The front door: for whoever has not signed in, what this is and the ways in; for the staff, their day."""

from datetime import time

import pytest
from django.test import Client

from tests import factories
from windows import hours
from windows.models import OpeningHours

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


def test_it_leads_to_applying_to_the_status_to_the_police_and_to_signing_in(browser, db):
    page = words(browser.get("/"))
    for address in ("/apply/", "/status/", "tel:110", "/account/login/"):
        assert f'href="{address}"' in page


@pytest.mark.parametrize("centres", [1, 3])
def test_it_names_every_centre_in_two_queries(browser, settings, django_assert_num_queries, centres):
    settings.DEMO = False
    for number in range(centres):
        factories.centre(f"c{number}", name=f"第{number}中心", address="惠风东路1号", phone="0574-10000000")
    with django_assert_num_queries(2):
        page = words(browser.get("/"))
    assert page.count("惠风东路1号") == page.count("tel:0574-10000000") == centres
    assert "Monday to Friday 08:30–11:30, 13:30–17:00" in page


def test_days_with_the_same_hours_stand_together(db):
    centre = factories.centre()
    OpeningHours.objects.create(centre=centre, weekday=6, opens=time(9), closes=time(11))
    assert [(span.first, span.last, span.parts) for span in hours.week(centre)] == [
        (1, 5, ("08:30–11:30", "13:30–17:00")),
        (6, 6, ("09:00–11:00",)),
    ]


def test_whoever_has_signed_in_finds_their_day(clerk):
    assert "Take in a matter" in words(clerk.get("/"))


def test_it_is_kept_by_no_cache(browser, db):
    assert "no-store" in browser.get("/").headers["Cache-Control"]


@pytest.mark.parametrize(
    "way", ["signup/", "email/", "confirm-email/", "password/set/", "password/reset/", "password/reset/key/1-a/"]
)
def test_nothing_is_offered_by_e_mail_since_no_account_has_an_address(browser, db, way):
    answers = [browser.get(f"/account/{way}"), browser.post(f"/account/{way}", {"email": "a@example.cn"})]
    assert [answer.status_code for answer in answers] == [404, 404]
