"""What a receipt shows: closed unless a row opens it, and each step by the moment that reached it."""

import pytest
from django.utils import translation

from mediation import casework
from mediation.access.visibility import VisibleCase
from mediation.casework.what_now import WHAT_NOW
from mediation.journal import LINES, LineKind, Readers, read_by
from mediation.models import Actor, Party
from mediation.states import Action, Status
from tests import factories
from tests.factories import NINE, Hall
from tests.forgetting import forgotten

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Hall:
    return factories.hall()


def applicant(hall: Hall, status: Status) -> Party:
    party = factories.create_case_at_status(status, at_hall=hall).parties.get(number=1)
    return Party.objects.select_related("case__centre", "case__owner", "case__window").get(pk=party.pk)


def read(party: Party):
    with translation.override("en"):
        return casework.summary(party, at=NINE)


@pytest.mark.parametrize("status", [Status.REGISTERED, Status.AGREED, Status.TERMINATED, Status.ARCHIVED])
def test_a_status_is_shown_by_its_name_and_with_what_it_asks(hall: Hall, status: Status):
    shown = read(applicant(hall, status))
    with translation.override("en"):
        assert shown.status == str(status.label)
    assert shown.what_now
    assert "being dealt with" not in shown.status


def test_a_status_that_no_row_opens_is_not_shown_and_promises_nothing(hall: Hall):
    party = applicant(hall, Status.REGISTERED)
    with forgotten(WHAT_NOW, Status.REGISTERED):
        shown = read(party)
    assert (shown.status, shown.what_now) == ("It is being dealt with", "Please ask at any window, or call us.")


def test_the_steps_are_named_by_the_moments_that_reached_them(hall: Hall):
    steps = [(step.name, step.state) for step in read(applicant(hall, Status.ACCEPTED)).steps]
    assert steps == [
        ("Registered", "done"),
        ("To the agency that handles it", "done"),
        ("Taken on", "done"),
        ("Mediation and agreement", "here"),
        ("Doing what was agreed", "ahead"),
        ("Closed", "ahead"),
    ]


def test_a_kind_of_line_that_no_row_opens_is_read_inside_the_house_alone(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    party = applicant(hall, Status.ROUTED)
    before = {line.kind for line in casework.timeline(VisibleCase(party.case, Actor.party(party.pk), NINE))}
    monkeypatch.setitem(LINES, Action.ROUTE, LineKind(LINES[Action.ROUTE].title, "dot", Readers.HOUSE))
    after = {line.kind for line in casework.timeline(VisibleCase(party.case, Actor.party(party.pk), NINE))}
    assert before - after == {Action.ROUTE}


def test_of_a_merger_and_of_work_inside_the_house_the_parties_read_nothing():
    assert read_by(Readers.PARTIES).isdisjoint({Action.MERGE, "consent", "risk.set", "rating", "assist.asked"})


def test_an_assisting_agency_reads_what_the_case_is_about_and_its_own_part():
    assert read_by(Readers.ASSISTING) == {"matter.received", "register"}
    assert read_by(Readers.ASKED) == {"assist.asked", "assist.accepted", "assist.closed"}
