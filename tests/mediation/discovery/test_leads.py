"""A lead from the street where somebody lives to the help they get; and everything that is no way there."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from mediation.discovery import permissions
from mediation.discovery.engines import RuleMatch
from mediation.discovery.leads import assigning, expiring, helping, links, plans, visits
from mediation.discovery.leads.changes import NotNow
from mediation.discovery.leads.plans import PlannedStep
from mediation.discovery.leads.visits import ContactAttempt
from mediation.discovery.running import _not_known
from mediation.models import Matter
from mediation.models.discovery import (
    LEAD_ENDS,
    LEAD_TRANSITIONS,
    DiscoveryRun,
    Help,
    Lead,
    LeadAction,
    LeadContact,
    LeadReview,
    LeadStatus,
)
from tests import factories
from tests.factories import moment
from tests.mediation.discovery.conftest import NOW, TODAY, WAYS, Office
from windows.models import Role

DAY = timedelta(days=1)
MET = ContactAttempt("in_person", "met", NOW)
REACHABLE = [status for status in LeadStatus if status != LeadStatus.EXPIRED]


def actions_open(lead: Lead) -> set[str]:
    return {action for status, action in LEAD_TRANSITIONS if status == lead.status}


def kinds(lead: Lead) -> list[str]:
    return list(lead.events.order_by("seq").values_list("kind", flat=True))


# --- The table --------------------------------------------------------------------------------------------------------


def test_every_status_can_be_reached_and_left_unless_it_is_an_end():
    assert set(LEAD_TRANSITIONS.values()) == set(LeadStatus) - {LeadStatus.NEW}
    left = {status for status, _action in LEAD_TRANSITIONS}
    assert set(LeadStatus) - left == LEAD_ENDS - {LeadStatus.NOT_GRANTED}


def test_the_database_knows_the_same_table(db):
    """The guard lets a status move exactly along the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('mediation_lead_guard'::regproc)")
        text = cursor.fetchone()[0]
    moves = {(status, target) for (status, _action), target in LEAD_TRANSITIONS.items() if status != target}
    assert set(re.findall(r"\('(\w+)', '(\w+)'\)", text)) == moves


@pytest.mark.parametrize("status", REACHABLE)
def test_from_each_status_only_the_table_leads_on(office: Office, status: str):
    lead = office.lead_at(status)
    for action in {action for _status, action in WAYS.values()} - actions_open(lead):
        with pytest.raises(NotNow if lead.worker else permissions.NotPermitted):
            helping.move(lead, action, by=office.worker, at=NOW)
    lead.refresh_from_db()
    assert lead.status == status
    assert (lead.ended_at is not None) == (status in LEAD_ENDS)


@pytest.mark.parametrize("action", [LeadAction.ASSIGN, LeadAction.VISIT, LeadAction.FIND_IN_NEED])
def test_what_has_a_verb_of_its_own_is_no_mere_move(office, action):
    with pytest.raises(NotNow):
        helping.move(office.lead_at(LeadStatus.ASSIGNED), action, by=office.worker, at=NOW)


def test_nobody_lets_a_lead_expire_by_hand(office):
    with pytest.raises(permissions.NotPermitted):
        helping.move(office.lead_at(LeadStatus.ASSIGNED), LeadAction.EXPIRE, by=office.worker, at=NOW)


# --- Found and assigned -----------------------------------------------------------------------------------------------


def test_a_lead_goes_at_once_to_the_worker_of_its_neighbourhood_with_a_term_in_working_days(office, neighbourhoods):
    lead = office.lead(is_assigned=False)
    assert (lead.status, lead.worker) == (LeadStatus.ASSIGNED, office.users["worker"])
    assert lead.due_at == moment("2026-12-01 00:00")  # five working days after Monday the 23rd: all of the 30th
    assert kinds(lead) == ["found", "moved"]


def test_where_nobody_is_named_it_waits_and_a_leader_assigns_it_to_somebody_who_visits(office):
    lead = office.lead(is_assigned=False)
    assert (lead.status, lead.worker) == (LeadStatus.NEW, None)
    with pytest.raises(ValidationError):
        assigning.assign(lead, worker_id=office.users["officer"].pk, by=office.director, at=NOW)
    with pytest.raises(permissions.NotPermitted):
        assigning.assign(lead, worker_id=office.users["worker"].pk, by=office.officer, at=NOW)
    assert assigning.assign(lead, worker_id=office.users["worker"].pk, by=office.director, at=NOW).status == "assigned"


def test_nobody_works_on_the_lead_of_another(office):
    lead = office.lead()
    colleague = factories.acting(
        factories.member(office.centre, Role.COMMUNITY_WORKER, factories.user("yz-worker2", "何访"))
    )
    for actor in (colleague, office.director, office.officer):
        with pytest.raises(permissions.NotPermitted):
            visits.record_contact(lead, MET, by=actor, at=NOW)


# --- Visited ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("means", "outcome"), [("telephone", "met"), ("telephone", "not_reached"), ("in_person", "not_at_home")]
)
def test_a_telephone_call_is_no_visit_and_not_at_home_is_an_attempt(office, means, outcome):
    lead = office.lead()
    visits.record_contact(lead, ContactAttempt(means, outcome, NOW), by=office.worker, at=NOW)
    lead.refresh_from_db()
    assert lead.status == LeadStatus.ASSIGNED
    with pytest.raises(NotNow):
        visits.find_need(lead, by=office.worker, at=NOW)
    assert kinds(lead) == ["found", "moved", "contact"]


def test_a_visit_is_in_person_with_who_and_when_and_what_was_heard_stands_encrypted(office):
    lead = office.lead()
    visits.record_contact(lead, ContactAttempt("in_person", "met", NOW - DAY, "住三楼"), by=office.worker, at=NOW)
    lead.refresh_from_db()
    contact = lead.contacts.get()
    assert lead.status == LeadStatus.VISITED
    assert (contact.user, contact.at, contact.note) == (office.users["worker"], NOW - DAY, "住三楼")
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM mediation_leadcontact")
        assert "住" not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    "contact", [ContactAttempt("by_letter", "met", NOW), ContactAttempt("in_person", "not_reached", NOW)]
)
def test_a_contact_that_is_none_is_refused(office, contact):
    with pytest.raises(ValidationError):
        visits.record_contact(office.lead(), contact, by=office.worker, at=NOW)
    assert not LeadContact.objects.exists()


def test_no_visit_lies_in_the_future(office):
    with pytest.raises(ValidationError):
        visits.record_contact(office.lead(), ContactAttempt("in_person", "met", NOW + DAY), by=office.worker, at=NOW)


def test_not_in_need_says_why_and_ends(office):
    lead = office.lead_at(LeadStatus.VISITED)
    with pytest.raises(ValidationError):
        visits.find_need(lead, why_not="because", by=office.worker, at=NOW)
    ended = visits.find_need(lead, why_not=Lead.WhyNot.HELPED_ALREADY, by=office.worker, at=NOW)
    assert (ended.status, ended.why_not, ended.ended_at) == ("not_in_need", "helped_already", NOW)


# --- Helped -----------------------------------------------------------------------------------------------------------


def test_the_whole_way_to_a_grant_with_a_plan_and_the_looks_after_30_and_90_days(office):
    lead = office.lead_at(LeadStatus.ACCEPTED)
    steps = [
        PlannedStep(
            Help.CHILD_ALLOWANCE, "陪同到社区事务受理中心申请", TODAY + 5 * DAY, user_id=office.users["worker"].pk
        ),
        PlannedStep(Help.SCHOOL, "联系学校减免", TODAY + 20 * DAY, agency=factories.agency(office.centre, "education")),
    ]
    first, second = plans.plan(lead, steps, by=office.worker, at=NOW)
    assert plans.finish_step(first, by=office.worker, at=NOW).done_at == NOW
    with pytest.raises(NotNow):
        plans.finish_step(first, by=office.worker, at=NOW)
    helping.move(lead, LeadAction.APPLY, by=office.worker, at=NOW)
    helping.move(lead, LeadAction.GRANT, by=office.worker, at=NOW)
    looks = list(LeadReview.objects.filter(lead=lead).order_by("days"))
    assert [(reviewed.days, reviewed.due_on) for reviewed in looks] == [(30, TODAY + 30 * DAY), (90, TODAY + 90 * DAY)]
    with pytest.raises(NotNow):
        helping.review(looks[0], is_helped=True, by=office.worker, at=NOW)
    reviewed = helping.review(looks[0], is_helped=True, note="已到账", by=office.worker, at=NOW + 30 * DAY)
    assert (reviewed.is_helped, reviewed.done_by) == (True, office.users["worker"])
    assert second.number == 2


def test_a_plan_waits_until_somebody_has_seen_the_need(office):
    step = PlannedStep(Help.JOB, "推荐岗位", TODAY + DAY, user_id=office.users["worker"].pk)
    with pytest.raises(NotNow):
        plans.plan(office.lead(), [step], by=office.worker, at=NOW)


@pytest.mark.parametrize("changes", [{"help": "check_the_benefit"}, {"what": ""}])
def test_a_step_is_help_and_says_what(office, changes):
    values = {"help": Help.JOB, "what": "推荐岗位", "due_on": TODAY, "user_id": office.users["worker"].pk}
    with pytest.raises(ValidationError):
        plans.plan(office.lead_at(LeadStatus.IN_NEED), [PlannedStep(**values | changes)], by=office.worker, at=NOW)


def test_a_step_says_who_takes_it(office):
    with pytest.raises(ValidationError):
        plans.plan(office.lead_at(LeadStatus.IN_NEED), [PlannedStep(Help.JOB, "推荐", TODAY)], by=office.worker, at=NOW)


def test_later_may_be_offered_again_and_what_was_not_granted_applied_for_again(office):
    later = helping.move(office.lead_at(LeadStatus.LATER), LeadAction.OFFER, by=office.worker, at=NOW)
    assert later.status == LeadStatus.OFFERED
    again = helping.move(
        office.lead_at(LeadStatus.NOT_GRANTED, subject="b" * 16), LeadAction.APPLY, by=office.worker, at=NOW
    )
    assert (again.status, again.ended_at) == (LeadStatus.APPLIED, None)


def test_a_lead_becomes_a_matter_of_its_centre(office):
    lead = office.lead_at(LeadStatus.IN_NEED)
    ours, elsewhere = (
        Matter.objects.create(centre=centre, kind="consultation", channel="window", received_at=NOW)
        for centre in (office.centre, factories.centre("sy"))
    )
    link = links.link(lead, to=ours, by=office.worker, at=NOW)
    assert links.link(lead, to=ours, by=office.worker, at=NOW) == link
    with pytest.raises(ValidationError):
        links.link(lead, to=elsewhere, by=office.worker, at=NOW)
    assert kinds(lead).count("linked") == 1


# --- Unworked ---------------------------------------------------------------------------------------------------------


def test_after_thirty_days_it_goes_up_the_ladder_and_ten_days_later_it_expires(office):
    lead = office.lead()
    assert expiring.sweep(NOW + 30 * DAY - timedelta(seconds=1)) == 0
    assert expiring.sweep(NOW + 30 * DAY) == 1
    assert expiring.sweep(NOW + 31 * DAY) == 0
    assert expiring.sweep(NOW + 40 * DAY) == 1
    lead.refresh_from_db()
    assert (lead.status, lead.ended_at) == (LeadStatus.EXPIRED, NOW + 40 * DAY)
    assert kinds(lead) == ["found", "moved", "escalated", "moved"]


def test_whatever_is_done_begins_the_thirty_days_anew(office):
    lead = office.lead()
    at = NOW + 29 * DAY
    visits.record_contact(lead, ContactAttempt("in_person", "not_at_home", at), by=office.worker, at=at)
    assert expiring.sweep(NOW + 58 * DAY) == 0
    assert expiring.sweep(NOW + 59 * DAY) == 1


def test_work_after_the_ladder_keeps_a_lead_alive(office):
    lead = office.lead()
    expiring.sweep(NOW + 30 * DAY)
    at = NOW + 35 * DAY
    visits.record_contact(lead, ContactAttempt("in_person", "met", at), by=office.worker, at=at)
    expiring.sweep(NOW + 41 * DAY)
    lead.refresh_from_db()
    assert (lead.status, lead.escalated_at) == (LeadStatus.VISITED, None)


# --- Found again ------------------------------------------------------------------------------------------------------


def is_fresh(lead: Lead, **grounds: object) -> bool:
    return bool(_not_known(lead.rule, [RuleMatch(lead.subject, lead.neighbourhood, grounds or lead.grounds)]))


@pytest.mark.parametrize("status", REACHABLE)
def test_who_was_found_is_not_found_again_on_the_same_grounds(office, status):
    assert not is_fresh(office.lead_at(status))


@pytest.mark.parametrize("status", REACHABLE)
def test_on_other_grounds_only_once_the_lead_before_has_ended(office, status):
    assert is_fresh(office.lead_at(status), level=2) == (status in LEAD_ENDS)


def test_whose_lead_expired_unworked_is_found_again_and_the_new_lead_says_so(office):
    lead = office.lead()
    expiring.sweep(NOW + 30 * DAY)
    expiring.sweep(NOW + 40 * DAY)
    assert is_fresh(lead)
    run = DiscoveryRun.objects.create(
        version=lead.version, engine="duckdb", as_of=TODAY, run_at=NOW, findings=1, known=0, objected=0
    )
    (again,) = assigning.create(run, [RuleMatch(lead.subject, "", lead.grounds)], key_id="1", at=NOW + 41 * DAY)
    assert again.follows == lead
