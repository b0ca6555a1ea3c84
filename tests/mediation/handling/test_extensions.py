"""More time: by consent, by authority, or not at all, as the rule of each clock says."""

from datetime import date

import pytest

from mediation import handling, routing
from mediation.access.permissions import NotPermitted
from mediation.handling import CannotExtend
from mediation.models import Deadline, Track
from mediation.states import Status
from tests import factories
from tests.factories import moment
from tests.mediation.handling.conftest import CaseNotices
from windows.models import Role

AT = moment("2026-11-24 10:00")


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


@pytest.fixture
def inspected(labour_of):
    chosen = labour_of(Track.LABOUR_INSPECTION)
    routing.acknowledge(chosen.case, by=chosen.officer, at=AT)
    handling.accept(chosen.case, by=chosen.officer, at=AT)
    return chosen


def due(case, term):
    return Deadline.objects.running().get(case=case, term=term).due_on


def test_both_parties_give_the_committee_more_time(case, mediator):
    handling.extend(case, term="PM-1", until=date(2027, 1, 15), by_consent=True, by=mediator, at=AT)
    assert due(case, "PM-1") == date(2027, 1, 15)
    assert case.events.last().details == {"clock": "PM-1", "occasion": "", "until": "2027-01-15", "by": "consent"}
    assert [row[:2] for row in CaseNotices(case).rows("clock_extended")] == [
        ("clock_extended", 1),
        ("clock_extended", 2),
    ]


def test_no_authority_gives_the_committee_more_time(hall, case):
    with pytest.raises(CannotExtend, match="第三十三条"):
        handling.extend(
            case, term="PM-1", until=date(2027, 1, 15), by_consent=False, by=hall.actor(Role.SUPERVISOR), at=AT
        )


@pytest.mark.parametrize(("term", "by_consent"), [("CC-1", True), ("P-4", True), ("PM-2", True)])
def test_what_no_rule_extends_or_does_not_run_is_not_extended(case, mediator, term, by_consent):
    with pytest.raises(CannotExtend):
        handling.extend(case, term=term, until=date(2030, 1, 1), by_consent=by_consent, by=mediator, at=AT)


@pytest.mark.parametrize("until", [date(2026, 12, 22), date(2026, 12, 23)])
def test_more_time_is_more(case, mediator, until):
    with pytest.raises(CannotExtend):
        handling.extend(case, term="PM-1", until=until, by_consent=True, by=mediator, at=AT)


def test_a_window_officer_alone_does_not_extend_an_inspection(inspected):
    with pytest.raises(CannotExtend):
        handling.extend(
            inspected.case, term="LI-2", until=date(2027, 3, 1), by_consent=False, by=inspected.officer, at=AT
        )
    with pytest.raises(CannotExtend):
        handling.extend(
            inspected.case, term="LI-2", until=date(2027, 3, 1), by_consent=True, by=inspected.officer, at=AT
        )


def test_its_head_extends_it_once_by_thirty_working_days(hall, inspected):
    case, supervisor = inspected.case, hall.actor(Role.SUPERVISOR)
    before = due(case, "LI-2")
    with pytest.raises(CannotExtend):
        handling.extend(case, term="LI-2", until=date(2027, 12, 1), by_consent=False, by=supervisor, at=AT)
    handling.extend(case, term="LI-2", until=date(2027, 3, 15), by_consent=False, by=supervisor, at=AT)
    assert before < due(case, "LI-2") == date(2027, 3, 15)
    with pytest.raises(CannotExtend):
        handling.extend(case, term="LI-2", until=date(2027, 3, 16), by_consent=False, by=supervisor, at=AT)
    assert [row[:2] for row in CaseNotices(case).rows("clock_extended")] == [("clock_extended", 1)]


def test_who_does_not_handle_it_extends_nothing(hall, case):
    with pytest.raises(NotPermitted):
        handling.extend(
            case, term="PM-1", until=date(2027, 1, 15), by_consent=True, by=hall.actor(Role.COORDINATOR), at=AT
        )
