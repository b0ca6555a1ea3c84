"""Closing, archiving, reopening."""

import pytest

from mediation import assignments, followup, lifecycle
from mediation.access.permissions import NotPermitted
from mediation.lifecycle import NotAllowed
from mediation.models import SYSTEM, Assignment, Case, Deadline
from mediation.states import RESULTS, Action, Status
from tests import factories
from tests.factories import moment
from windows.models import Role

AT = moment("2026-11-24 16:00")


@pytest.fixture
def called(begun, caller):
    for party in begun.parties.order_by("number"):
        followup.call(begun, party, result="reached", by=caller, at=moment("2026-11-24 09:30"))
    return begun


def change(case, **fields):
    Case.objects.filter(pk=case.pk).update(**fields)
    case.refresh_from_db()


@pytest.mark.parametrize("status", sorted(RESULTS))
def test_every_result_leads_to_follow_up(hall, status):
    case = factories.create_case_at_status(status, at_hall=hall)
    followup.begin(case, by=SYSTEM, at=moment("2026-12-30 09:00"))
    assert case.status == Status.IN_FOLLOW_UP
    assert case.survey_links.count() == case.parties.taking_part().count()


def test_nothing_is_closed_before_both_sides_were_called(begun, caller):
    with pytest.raises(NotAllowed):
        followup.close(begun, by=caller, at=AT)
    assert Action.CLOSE not in lifecycle.open_actions(begun, caller)


def test_closing_ends_every_assignment_and_tells_both(called, caller):
    followup.close(called, by=caller, at=AT)
    assert (called.status, called.closed_at) == (Status.CLOSED, AT)
    assert not Assignment.objects.current().filter(case=called).exists()
    assert not Deadline.objects.running().ours().filter(case=called).exists()
    assert sorted(n.party.number for n in called.notices.filter(kind="closed")) == [1, 2]
    assert set(called.survey_links.values_list("expires_at", flat=True)) == {moment("2026-12-24 16:00")}
    assert called.papers.get(kind="closing_report").number == 1


@pytest.mark.parametrize("fields", [{"risk": "red"}, {"has_safe_contact": True}, {"is_supervised": True}])
def test_a_sensitive_case_is_closed_by_a_leader(called, caller, supervisor, fields):
    change(called, **fields)
    assert Action.CLOSE not in lifecycle.open_actions(called, caller)
    with pytest.raises(NotAllowed):
        followup.close(called, by=caller, at=AT)
    followup.close(called, by=supervisor, at=AT)
    assert called.status == Status.CLOSED


def test_under_a_safe_contact_label_the_other_side_is_not_told_of_the_closing(called, supervisor):
    change(called, has_safe_contact=True)
    followup.close(called, by=supervisor, at=AT)
    assert [n.party.number for n in called.notices.filter(kind="closed")] == [1]


def test_a_mediator_closes_nothing(hall, called):
    with pytest.raises(NotPermitted):
        followup.close(called, by=hall.actor(Role.MEDIATOR), at=AT)


def test_only_the_archivist_archives_and_once(hall, called, caller, supervisor):
    followup.close(called, by=caller, at=AT)
    with pytest.raises(NotPermitted):
        followup.archive(called, retention="long", by=supervisor, at=AT)
    followup.archive(called, retention="long", by=hall.actor(Role.ARCHIVIST), at=AT)
    assert called.archived_at == AT
    with pytest.raises(NotAllowed):
        followup.archive(called, retention="long", by=hall.actor(Role.ARCHIVIST), at=AT)
    with pytest.raises(NotAllowed):
        followup.reopen(called, reason="还有问题。", by=supervisor, at=AT)


def test_a_reopened_case_is_the_centres_with_a_new_round_and_asks_the_other_side_again(
    hall, called, caller, supervisor
):
    followup.close(called, by=caller, at=AT)
    followup.reopen(called, reason="不满意，要求再次调解。", by=supervisor, at=AT)
    assert (called.status, called.segment, called.owner) == (
        Status.REGISTERED,
        2,
        assignments.centre_agency(hall.centre.pk),
    )
    cleared = (called.outcome, called.resolved_at, called.performed_at, called.closed_at, called.accepted_at)
    assert cleared == ("", None, None, None, None)
    assert (called.mediator_id, called.mediating_body_id) == (None, None)
    assert dict(called.parties.values_list("number", "consent")) == {1: "given", 2: "asked"}
    assert {row.term for row in Deadline.objects.running().ours().filter(case=called)} == {"P-1"}
    assert "再次" not in str(called.events.last().details)


def test_only_leaders_reopen_and_say_why(called, caller, supervisor):
    followup.close(called, by=caller, at=AT)
    with pytest.raises(NotPermitted):
        followup.reopen(called, reason="不满意。", by=caller, at=AT)
    with pytest.raises(NotAllowed):
        followup.reopen(called, reason=" ", by=supervisor, at=AT)


def test_messages_not_yet_sent_are_not_sent_after_a_reopening(hall, supervisor):
    case = factories.create_case_at_status(Status.DEFAULTED, at_hall=hall)
    assert case.notices.filter(kind="confirmation_reminder", state="owed").exists()
    followup.reopen(case, reason="重新调解。", by=supervisor, at=moment("2026-12-01 09:00"))
    assert not case.notices.filter(kind="confirmation_reminder", state="owed").exists()
