"""Sending a case to who must handle it, and what they say to it."""

import pytest

from mediation import lifecycle, routing
from mediation.access.permissions import NotPermitted
from mediation.lifecycle import NotAllowed
from mediation.models import Assignment, Case, Source
from mediation.states import Action, Status
from tests import driving, factories
from tests.factories import moment
from windows.models import AgencyKind, Presence, Role, Summons

pytestmark = pytest.mark.django_db
LATER = moment("2026-11-23 09:30")


@pytest.fixture
def hall():
    return factories.hall()


def at_status(hall, status):
    return factories.create_case_at_status(status, at_hall=hall)


def registered(hall):
    case = at_status(hall, Status.REGISTERED)
    return driving.classify_as_traffic(case, hall, LATER)


def route(case, hall, by=Role.DISPATCHER, at=LATER, **decided):
    decided = {"lead": hall.committee, "reason": "本人要求", **decided}
    return routing.route(case, by=hall.actor(by), at=at, **decided)


def parts(case):
    current = Assignment.objects.current().filter(case=case)
    return sorted(current.values_list("agency__code", "role"))


def test_the_lead_owns_it_and_the_others_assist(hall):
    case = at_status(hall, Status.ROUTED)
    assert (case.owner_id, case.mediating_body_id, case.window_id) == (
        hall.committee.pk,
        hall.committee.pk,
        hall.window.pk,
    )
    assert parts(case) == [("pmc", "lead"), ("police", "assisting")]
    assert case.events.last().details == {
        "lead": "pmc",
        "body": "pmc",
        "assisting": ["police"],
        "rule": "14 pmc",
        "window": 2,
    }


def test_who_applied_is_told_the_window_and_nobody_else_hears(hall):
    case = registered(hall)
    Case.objects.filter(pk=case.pk).update(is_joint_application=False)
    case.refresh_from_db()
    route(case, hall)
    notices = case.notices.filter(kind="routed")
    assert [(notice.party.role, notice.params) for notice in notices] == [("applicant", {"window": 2})]


def test_nothing_is_sent_before_a_person_said_what_kind_of_dispute_it_is(hall):
    with pytest.raises(NotAllowed):
        route(at_status(hall, Status.REGISTERED), hall)


def test_sending_it_elsewhere_than_a_rule_proposes_needs_a_reason(hall):
    case = registered(hall)
    for rule in ("", "14 pmc", "a rule that does not exist"):
        with pytest.raises(NotAllowed):
            route(case, hall, lead=hall.police, rule=rule, reason="")
    route(case, hall, lead=hall.police, reason="同楼警务站先看监控")
    assert "statement" in case.events.last().details


def test_a_clerk_does_not_send_where_there_is_a_dispatcher(hall):
    with pytest.raises(NotPermitted):
        route(registered(hall), hall, by=Role.CLERK)


def test_in_a_centre_without_a_dispatcher_whoever_registered_it_sends_it():
    hall = factories.hall(has_dispatcher=False)
    case = at_status(hall, Status.ROUTED)
    assert case.events.last().actor_user == hall.users[Role.CLERK]
    other = registered(hall)
    with pytest.raises(NotPermitted):
        route(other, hall, by=Role.MEDIATOR)


def test_it_is_sent_to_agencies_of_the_same_centre_that_may_own_it(hall):
    case = registered(hall)
    service = factories.agency(hall.centre, "notary", kind=AgencyKind.SERVICE, may_lead=False)
    elsewhere = factories.agency(factories.centre("yz"))
    for wrong in ({"lead": service}, {"lead": elsewhere}, {"assisting": [elsewhere]}, {"mediating_body": elsewhere}):
        with pytest.raises(NotAllowed):
            route(case, hall, **wrong)


def test_who_is_not_in_the_hall_is_summoned_and_who_is_there_is_not(hall):
    fire = factories.agency(hall.centre, "fire", presence=Presence.ON_CALL, response_minutes=30, arrival_minutes=120)
    union = factories.agency(hall.centre, "union", presence=Presence.ROTATING, response_minutes=30)
    factories.rota_slot(union, factories.rota_window(hall.centre))
    case = route(registered(hall), hall, assisting=[hall.police, fire, union])
    assert set(Summons.objects.values_list("agency__code", "case_id", "accept_by")) == {
        ("fire", case.pk, moment("2026-11-23 10:00")),
        ("union", case.pk, moment("2026-11-23 10:00")),
    }


def test_an_assisting_agency_takes_its_part_and_answers_its_summons(hall):
    union = factories.agency(hall.centre, "union", presence=Presence.ON_CALL, response_minutes=30)
    officer = factories.member(union, Role.WINDOW_OFFICER, factories.user("sy-union", "冯丽"))
    case = route(registered(hall), hall, assisting=[union])
    routing.accept_part(case, by=factories.acting(officer), at=moment("2026-11-23 09:44"))
    assert (case.events.last().kind, case.events.last().details) == ("assist.accepted", {"agency": "union"})
    assert Summons.objects.get().accepted_by == officer
    with pytest.raises(NotAllowed):
        routing.accept_part(case, by=factories.acting(officer), at=moment("2026-11-23 09:45"))


def test_who_was_not_asked_to_assist_takes_no_part(hall):
    with pytest.raises(NotPermitted):
        routing.accept_part(at_status(hall, Status.ROUTED), by=hall.actor(Role.WINDOW_OFFICER), at=LATER)


def test_acknowledging_stops_the_agencys_clock_and_the_promise_to_accept_runs_on(hall):
    case = at_status(hall, Status.ACKNOWLEDGED)
    assert case.acknowledged_at is not None
    states = dict(case.deadlines.values_list("term", "state"))
    assert (states["P-2"], states["P-1"]) == ("stopped", "running")


def test_only_the_agency_itself_acknowledges(hall):
    case = at_status(hall, Status.ROUTED)
    for role in (Role.CLERK, Role.DISPATCHER, Role.COORDINATOR):
        with pytest.raises(NotPermitted):
            routing.acknowledge(case, by=hall.actor(role), at=LATER)


def test_a_court_case_is_acknowledged_on_the_day_it_was_signed_for(hall):
    case = at_status(hall, Status.ROUTED)
    signed_at = moment("2026-11-20 16:50")
    with pytest.raises(NotAllowed):
        routing.acknowledge(case, by=hall.actor(Role.MEDIATOR), at=LATER, occurred_at=signed_at)
    case.source = Source.ENTRUSTED
    routing.acknowledge(case, by=hall.actor(Role.MEDIATOR), at=LATER, occurred_at=signed_at)
    assert case.acknowledged_at == signed_at


@pytest.mark.parametrize("status", [Status.ROUTED, Status.ACKNOWLEDGED])
def test_with_an_objection_the_centre_owns_it_again(hall, status):
    case = at_status(hall, status)
    routing.raise_objection(case, reason="不属本委管辖", by=hall.actor(Role.MEDIATOR), at=LATER)
    assert (case.status, case.owner_id, case.mediating_body_id) == (Status.REGISTERED, hall.own.pk, None)
    assert parts(case) == [("centre", "lead")]
    assert set(case.notices.filter(kind="routed").values_list("state", flat=True)) == {"cancelled"}
    assert case.deadlines.filter(term="P-1", state="running").exists()


def test_an_objection_and_a_recall_have_a_reason(hall):
    case = at_status(hall, Status.ROUTED)
    with pytest.raises(NotAllowed):
        routing.raise_objection(case, reason=" ", by=hall.actor(Role.MEDIATOR), at=LATER)
    with pytest.raises(NotAllowed):
        routing.recall(case, reason="", by=hall.actor(Role.DISPATCHER), at=LATER)


def test_what_nobody_acknowledged_is_recalled_and_sent_anew_with_a_new_message(hall):
    case = at_status(hall, Status.ROUTED)
    routing.recall(case, reason="派错了", by=hall.actor(Role.DISPATCHER), at=LATER)
    route(case, hall, lead=hall.police, at=moment("2026-11-23 09:40"))
    assert case.owner_id == hall.police.pk
    assert case.notices.filter(kind="routed", state="owed").count() == 2


def test_what_was_acknowledged_is_not_recalled(hall):
    case = at_status(hall, Status.ACKNOWLEDGED)
    with pytest.raises(NotAllowed):
        routing.recall(case, reason="晚了", by=hall.actor(Role.DISPATCHER), at=LATER)


def test_rerouting_ends_the_parts_of_who_no_longer_assists(hall):
    case = at_status(hall, Status.ROUTED)
    decided = {"lead": hall.labour, "mediating_body": hall.committee, "assisting": [hall.committee], "reason": "欠薪"}
    routing.reroute(case, by=hall.actor(Role.DISPATCHER), at=LATER, **decided)
    assert parts(case) == [("hrss", "lead"), ("pmc", "assisting")]
    assert (case.status, case.mediating_body_id) == (Status.ROUTED, hall.committee.pk)


def test_buttons_and_acts_ask_the_same_question(hall):
    case = registered(hall)
    assert Action.ROUTE in lifecycle.open_actions(case, hall.actor(Role.DISPATCHER))
    assert Action.ROUTE not in lifecycle.open_actions(case, hall.actor(Role.CLERK))
