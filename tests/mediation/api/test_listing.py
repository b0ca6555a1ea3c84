"""Queues and lists through the API: a query whose text is made once finds what the queryset finds."""

from datetime import timedelta
from itertools import chain, product

import pytest

from mediation.api import listing
from mediation.api.listing import Listing
from mediation.casework import actor_of
from mediation.casework.queue_filters import FILTERS, LATE, Moments
from mediation.casework.queues import QUEUES
from mediation.states import Status
from tests.factories import create_case_at_status
from windows.models import Role

pytestmark = pytest.mark.django_db
STATUSES = (Status.REGISTERED, Status.SUPPLEMENTING, Status.IN_MEDIATION, Status.AGREED, Status.CLOSED)
ROLES = (Role.MEDIATOR, Role.CLERK, Role.WINDOW_OFFICER, Role.COORDINATOR)


@pytest.fixture
def cases(hall):
    return [create_case_at_status(status, at_hall=hall) for status in STATUSES]


@pytest.fixture
def later(cases):
    return max(case.last_changed_at for case in cases) + timedelta(minutes=1)


def test_every_list_finds_what_its_queryset_finds(hall, cases, later):
    moments, texts = (later, later - timedelta(days=9)), (None, "王强", "没有")
    queues = product(ROLES, ("", *QUEUES), ("", LATE), (None,), texts[:2], moments[:1])
    filters = product(ROLES[:2], ("", "routing"), FILTERS, (None, Status.AGREED.value), texts, moments)
    for role, queue, shown, status, text, moment in chain(queues, filters):
        values = {
            "which": Listing(queue, shown, text is not None, ("-last_changed_at", "-id"), (0, 26)),
            "by": actor_of(hall.users[role], at=later),
            "moments": Moments.of(later + timedelta(days=400)) if shown else None,
            "status": status,
            "beyond": (("last_changed_at__lt", moment),),
            **({"text": text, "code": "X"} if text else {}),
        }
        assert listing._LINES(**values) == list(listing._lines(**values)), values


@pytest.mark.parametrize(("sought", "matches"), [("王", 0), ("  ", 5), ("王强", 5), ("没有", 0)])
def test_less_than_two_characters_find_nothing_and_blanks_are_no_search(clerk, cases, sought, matches):
    assert len(clerk.get("/api/v1/cases", {"search": sought}).json()["results"]) == matches


@pytest.mark.parametrize("queue", ["", "centre"])
def test_one_can_page_through_and_back(clerk, cases, queue):
    addresses, shown = ["/api/v1/cases?page_size=2" + (f"&queue={queue}" if queue else "")], []
    while addresses[-1]:
        page = clerk.get(addresses[-1]).json()
        shown.append([line["code"] for line in page["results"]])
        addresses.append(page["next"])
    whole = [code for codes in shown for code in codes]
    assert len(whole) == len(set(whole)) == (4 if queue else 5)
    back = clerk.get(page["previous"]).json()
    assert [line["code"] for line in back["results"]] == shown[-2]


@pytest.mark.parametrize("moment", ["2026-11-28", "2026-11-28 09:00:00", "yesterday", ""])
def test_a_moment_without_a_time_zone_is_no_place_to_go_on(moment):
    with pytest.raises(ValueError, match=r"Invalid isoformat|next_due_at__gt"):
        listing.Cases(Listing("", "", False)).filter(next_due_at__gt=moment)


@pytest.mark.parametrize("name", ["queue", "show", "order"])
def test_an_unknown_name_is_said_beside_it(clerk, name):
    answer = clerk.get("/api/v1/cases", {name: "yours"})
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, name)
