"""A kind of message is declared whole, and owed with what its text leaves open, to whom it is for."""

import re

import pytest

from mediation import notices
from mediation.models import Case, Notice
from mediation.notices import Kind
from mediation.states import Status
from tests import factories
from tests.factories import NINE, Hall


@pytest.fixture
def hall(db: None) -> Hall:
    return factories.hall()


@pytest.fixture
def case(hall: Hall) -> Case:
    return factories.create_case_at_status(Status.REGISTERED, at_hall=hall)


def test_no_kind_can_be_made_without_its_wording():
    with pytest.raises(TypeError, match=re.escape("mediation/notices/kinds.py: the message 'moved' has no wording")):
        Kind._new_member_(Kind, "moved")


def test_no_wording_can_be_made_by_halves():
    with pytest.raises(TypeError, match="when_uncertain"):
        type(Kind.CLOSED.wording)(name="", audience=notices.Audience.PARTIES, text="")


@pytest.mark.parametrize(
    ("kind", "params", "sentence"),
    [
        (Kind.ROUTED, {}, "The message 'routed' cannot be written without \\['window'\\]"),
        (Kind.CLOSED, {"window": 3}, "The message 'closed' says nothing of \\['window'\\]"),
        (Kind.CLOCK_PASSED, {}, "The message 'clock_passed' is for staff"),
    ],
)
def test_nothing_is_owed_that_could_not_be_written(case: Case, kind: Kind, params: dict, sentence: str):
    known = set(case.notices.values_list("pk", flat=True))
    with pytest.raises(TypeError, match=sentence):
        notices.owe(case, kind, to=case.parties.all(), due_at=NINE, params=params)
    assert set(Notice.objects.values_list("pk", flat=True)) == known


def test_what_is_for_parties_lies_on_no_desk(case: Case, hall: Hall):
    with pytest.raises(TypeError, match="The message 'closed' is for parties"):
        notices.tell(case, Kind.CLOSED, users=[hall.users["clerk"].pk], due_at=NINE)


def test_a_last_day_may_be_given_where_the_text_knows_one(case: Case):
    notices.owe(case, Kind.AGREEMENT_EFFECTIVE, to=case.parties.all(), due_at=NINE, params={"until": "2026-12-23"})
    notice = case.notices.filter(kind=Kind.AGREEMENT_EFFECTIVE).first()
    assert "12月23日" in notices.text_of(notice)
