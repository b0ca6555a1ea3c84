"""What stands on the page of a case, and how many statements it costs."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessEntry
from mediation import casework, followup, handling, routing
from mediation.intake import Application, PartyGiven
from mediation.models import Case, Party
from mediation.states import Action, Status
from mediation.web.case.journal import names as journal_names
from mediation.web.case.journal import words as journal_words
from tests import driving, factories
from tests.factories import NINE, Hall
from windows.models import Role

pytestmark = pytest.mark.django_db


def shown(client: Client, case: Case) -> str:
    return " ".join(client.get(f"/cases/{case.code}/").content.decode().split())


def several(n: int) -> Application:
    """``n`` people on each side."""
    sides = [
        PartyGiven(role, factories.somebody(f"{name}{'甲乙丙'[at]}"), consent_means="in_person")
        for at in range(n)
        for role, name in ((Party.Role.APPLICANT, "李"), (Party.Role.RESPONDENT, "王"))
    ]
    return factories.application(parties=sides)


@pytest.mark.parametrize("n", [1, 3])
def test_it_costs_the_same_however_much_happened(
    n: int, hall: Hall, desk_of, django_assert_num_queries: DjangoAssertNumQueries
):
    case = casework.open_case(hall.centre, several(n), by=hall.actor(Role.CLERK), at=NINE).case
    for status in (Status.ROUTED, Status.ACKNOWLEDGED, Status.ACCEPTED, Status.IN_MEDIATION):
        case = driving.STEPS[status][1](case, hall, NINE + timedelta(minutes=1))
    mediator = hall.actor(Role.MEDIATOR)
    for at in range(n):
        details = {"record": "双方各执一词。", "began_at": NINE, "ended_at": NINE + timedelta(minutes=at + 1)}
        handling.hold_session(case, **details, by=mediator, at=NINE + timedelta(minutes=at + 2))
        handling.ask_assistance(case, agency=hall.police, request="请看监控。", by=mediator, at=NINE)
        driving.draft(case, hall, NINE)
    client = desk_of(hall.users[Role.MEDIATOR])
    shown(client, case)
    with django_assert_num_queries(38):
        shown(client, case)


def test_from_the_case_a_slip_is_printed_and_what_is_missing_filled_in(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    page = shown(desk_of(hall.users[Role.MEDIATOR]), case)
    assert f'href="/cases/{case.code}/intake/#slips"' in page
    assert f'href="/cases/{case.code}/intake/#particulars"' in page
    assert "#slips" not in shown(desk_of(hall.users[Role.SEAL_KEEPER]), case)


def test_the_sentence_stands_on_top_and_the_thing_to_press_beside_it(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    page = shown(desk_of(hall.users[Role.MEDIATOR]), case)
    assert "Acknowledge the case, or object to it, by 24 November 17:00</h1>" in page
    assert f'class="button button-primary" href="/cases/{case.code}/receipt/"' in page
    assert "Waiting for 人民调解委员会 to acknowledge" in shown(desk_of(hall.users[Role.CLERK]), case)


def test_people_are_masked_everywhere(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    page = shown(desk_of(hall.users[Role.MEDIATOR]), case)
    assert "李*珍" in page
    assert "李素珍" not in page
    assert "10000000001" not in page


def test_looking_is_on_record_and_asking_for_news_is_not(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    client = desk_of(hall.users[Role.CLERK])
    client.get(f"/cases/{case.code}/")
    assert client.get(f"/cases/{case.code}/news/?version={case.head_seq}").status_code == 204
    assert client.get(f"/cases/{case.code}/news/?version=1").json()["version"] == str(case.head_seq)
    assert AccessEntry.objects.filter(object_id=case.pk).count() == 1


def test_a_line_of_an_older_shape_says_its_title_alone():
    line = casework.JournalLine(1, Action.ROUTE, "", "", "", NINE, NINE, False, "", {}, ())
    assert journal_words.words(line, journal_names.NamesInJournal({}, {}, {})) == ""


def test_the_dealings_say_who_to_whom_and_why(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    routing.set_risk(case, level="orange", reason="有人扬言堵路。", by=hall.actor(Role.CLERK), at=NINE)
    page = shown(desk_of(hall.users[Role.MEDIATOR]), case)
    assert "王* · Agrees to mediation · in person" in page
    assert "人民调解委员会 · window 2 · assisted by 社区警务站 · rule “14 pmc”" in page
    assert "Ordinary → May escalate" in page
    assert "有人扬言堵路。" in page


def test_a_clock_shows_its_article_and_how_its_day_was_reckoned(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    page = shown(desk_of(hall.users[Role.MEDIATOR]), case)
    assert "人民调解工作若干规定 (2002) Art. 33" in page
    assert "23 December" in page  # 24:00 of the 23rd, which is not the 24th


def test_whoever_handled_the_case_does_not_read_who_graded_it_while_the_survey_is_open(
    hall: Hall, desk_of, monday_morning
):
    case = factories.create_case_at_status(Status.IN_FOLLOW_UP, at_hall=hall)
    party = case.parties.get(number=1)
    party.case = case
    answers = {"grade": 1, "means": "phone", "words": "态度不好。"}
    followup.rate(party, **answers, by=hall.actor(Role.CALLBACK_CLERK), at=NINE)
    assert "Very dissatisfied" in shown(desk_of(hall.users[Role.SUPERVISOR]), case)
    page = shown(desk_of(hall.users[Role.MEDIATOR]), case)
    assert "Very dissatisfied" not in page
    assert "态度不好。" not in page
    assert "shown to you when the survey is over" in page


def test_of_a_safe_contact_nobody_calls_the_other_side(hall: Hall, desk_of):
    application = factories.application(has_safe_contact=True, is_joint_application=False)
    case = casework.open_case(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case
    page = shown(desk_of(hall.users[Role.CLERK]), case)
    assert '<s class="masked no-call">100****0002</s>' in page
    assert '<span class="masked">100****0001</span>' in page
