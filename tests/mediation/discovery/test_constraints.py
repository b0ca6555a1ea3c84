"""What the database itself refuses about sources, rules and leads."""

from datetime import timedelta

import pytest

from mediation.discovery.leads import helping, visits
from mediation.models.discovery import (
    DiscoveryRun,
    DoubtfulPair,
    LeadAction,
    LeadLink,
    LeadReview,
    LeadStatus,
    Neighbourhood,
    Objection,
    PlanStep,
    PoolImport,
    RuleVersion,
)
from mediation.states import Status
from tests import factories
from tests.mediation.discovery.conftest import KEEP_UNTIL, NOW, TODAY, Office
from tests.mediation.refusing import again, change, refused


@pytest.fixture
def delivery(office: Office) -> PoolImport:
    return PoolImport.objects.create(
        source=office.source("residents"),
        period_from=TODAY,
        period_to=TODAY,
        count=3,
        rows_done=3,
        digest="0" * 64,
        key_id="1",
        keep_until=KEEP_UNTIL,
        imported_by=office.users["officer"],
        started_at=NOW,
        ended_at=NOW,
        state="imported",
    )


def test_sources_have_a_code_a_bureau_a_purpose_and_a_basis(office):
    source = office.source("residents")
    with refused("one_record_source_per_code"):
        again(source)
    with refused("a_source_code_names_a_table"):
        change(source, code="residents; drop")
    for column in ("bureau", "purpose", "legal_basis"):
        with refused("a_source_has_bureau_purpose_and_basis"):
            change(source, **{column: ""})


def test_neighbourhoods_have_one_code_of_twelve_digits_and_names(office, neighbourhoods):
    first = Neighbourhood.objects.first()
    with refused("one_neighbourhood_per_code"):
        again(first, name="另一个居民区")
    with refused("one_neighbourhood_per_name"):
        again(first, code="990000099099")
    with refused("a_neighbourhood_code_has_twelve_digits"):
        change(first, code="99000000100x")
    with refused("a_neighbourhood_has_name_and_street"):
        change(first, street="")


def test_a_delivery_says_what_became_of_it(delivery):
    with refused("a_file_is_in_the_pool_once"):
        again(delivery)
    with refused("a_period_ends_after_it_begins"):
        change(delivery, period_to=TODAY - timedelta(days=1))
    with refused("an_import_that_ended_says_when"):
        change(delivery, ended_at=None)
    with refused("a_refused_file_says_why"):
        change(delivery, state="refused")
    for half in ({"destroyed_at": NOW}, {"destroyed_because": "end of term"}, {}):
        with refused("what_was_destroyed_says_when_and_why"):
            change(delivery, state="destroyed", **half)
    with refused("what_is_in_the_pool_is_whole"):
        change(delivery, rows_done=2)


def test_a_doubtful_pair_stands_once_and_its_answer_says_who(delivery):
    pair = DoubtfulPair.objects.create(delivery=delivery, record=1, subject="a", probability=0.5)
    with refused("one_row_per_doubtful_pair"):
        again(pair)
    with refused("a_probability_lies_between_0_and_1"):
        change(pair, probability=1.5)
    with refused("an_answer_about_a_pair_says_who_and_when"):
        change(pair, answer="same")


def test_an_objection_stands_once(office):
    objection = Objection.objects.create(
        centre=office.centre, subject="a", recorded_by=office.users["officer"], recorded_at=NOW
    )
    with refused("an_objection_stands_once"):
        again(objection)


def test_rules_and_their_versions(office):
    version = office.publish_rules()[0]
    with refused("one_discovery_rule_per_code"):
        again(version.rule)
    with refused("a_discovery_rule_has_its_names"):
        change(version.rule, name_en="")
    with refused("a_rule_is_about_persons_or_firms"):
        change(version.rule, subject_kind="case")
    with refused("published_versions_are_numbered"):
        again(version)
    for column in ("purpose", "legal_basis", "impact_assessment"):
        with refused("a_rule_has_purpose_basis_and_assessment"):
            again(version, number=2, **{column: ""})
    with refused("a_second_person_approves_a_rule"):
        again(version, number=2, approved_by_id=version.written_by_id)
    with refused("a_published_rule_was_approved"):
        again(version, number=2, approved_by_id=None)
    with refused("only_help_follows_from_a_rule"):
        again(version, number=2, help="reduce_allowance")
    with refused("a_visit_has_a_working_day"):
        again(version, number=2, visit_within=0)


def test_a_run_is_never_edited_and_its_counts_fit(office):
    lead = office.lead()
    with refused("known_ones_are_among_the_findings"):
        again(lead.run, findings=1, known=1, objected=1)
    with refused("is added to and never changed"):
        change(lead.run, findings=7)
    again(lead.run)
    with refused("is added to and never changed"):
        DiscoveryRun.objects.exclude(pk=lead.run.pk).delete()


def test_nobody_is_found_twice(office):
    lead = office.lead()
    with refused("one_open_lead_per_rule_and_person"):
        again(lead, status="new", grounds_digest="1" * 64)
    ended = office.lead_at(LeadStatus.NOT_IN_NEED, subject="b" * 16)
    with refused("nobody_is_found_twice_on_the_same_grounds"):
        again(ended, status="new", why_not="", ended_at=None)


def test_a_lead_moves_along_the_table_alone_and_begins_as_new(office):
    lead = office.lead(is_assigned=False)
    with refused("no transition of a lead from new to granted"):
        change(lead, status="granted", worker=office.users["worker"], due_at=NOW, ended_at=NOW)
    with refused("a lead begins as new"):
        again(lead, subject="b", status="assigned", worker_id=office.users["worker"].pk, due_at=NOW)
    with refused("an_assigned_lead_has_worker_and_term"):
        change(lead, status="assigned")


@pytest.mark.parametrize("column", ["subject", "grounds_digest", "neighbourhood_", "found_at", "key_id"])
def test_what_was_found_never_changes(office, column):
    lead = office.lead()
    values = {"subject": "z", "grounds_digest": "z", "found_at": NOW + timedelta(days=1), "key_id": "9"}
    if column in values:
        with refused("what was found never changes"):
            change(lead, **{column: values[column]})
    else:
        change(lead, neighbourhood="990000002001")  # people move


def test_a_telephone_call_is_no_visit_for_the_database_either(office):
    lead = office.lead()
    with refused("a visit is made in person"):
        change(lead, status="visited")
    visits.record_contact(lead, visits.ContactAttempt("telephone", "met", NOW), by=office.worker, at=NOW)
    with refused("a visit is made in person"):
        change(lead, status="visited")


def test_an_ended_lead_says_when_and_one_without_need_why(office):
    lead = office.lead_at(LeadStatus.VISITED)
    with refused("who_is_not_in_need_has_a_reason_why"):
        change(lead, status="not_in_need", ended_at=NOW)
    with refused("a_lead_that_ended_says_when"):
        change(lead, status="not_in_need", why_not="moved")


def test_a_lead_expires_after_the_ladder(office):
    lead = office.lead()
    with refused("a_lead_expires_after_the_ladder"):
        change(lead, status="expired", ended_at=NOW)
    with refused("the_ladder_comes_before_the_end"):
        change(lead, expire_at=lead.escalate_at)


def test_events_and_contacts_are_added_and_never_edited(office):
    lead = office.lead_at(LeadStatus.VISITED)
    event, contact = lead.events.first(), lead.contacts.first()
    with refused("one_event_per_place_in_a_lead"):
        again(event)
    for row, column in ((event, {"kind": "contact"}), (contact, {"means": "telephone"})):
        with refused("is added to and never changed"):
            change(row, **column)
    with refused("no_contact_lies_in_the_future"):
        again(contact, at=NOW + timedelta(days=1))
    with refused("a_contact_ends_as_its_means_allow"):
        again(contact, outcome="not_reached")


def test_steps_looks_and_links(office):
    lead = office.lead_at(LeadStatus.ACCEPTED)
    step = PlanStep.objects.create(
        lead=lead, number=1, help="job", what="推荐岗位", user=office.users["worker"], due_on=TODAY
    )
    with refused("steps_of_a_plan_are_numbered"):
        again(step)
    with refused("a_step_says_who_takes_it"):
        change(step, user=None)
    with refused("a_step_is_help"):
        change(step, help="inspect")
    for action in (LeadAction.APPLY, LeadAction.GRANT):
        helping.move(lead, action, by=office.worker, at=NOW)
    due_review = LeadReview.objects.filter(lead=lead).first()
    with refused("one_look_per_term"):
        again(due_review)
    with refused("looks_are_after_30_and_90_days"):
        change(due_review, days=31)
    with refused("a_look_says_who_when_and_what"):
        change(due_review, done_at=NOW)
    with refused("a_lead_becomes_a_matter_or_a_case"):
        LeadLink.objects.create(lead=lead, linked_by=office.users["worker"], linked_at=NOW)
    case = factories.create_case_at_status(Status.REGISTERED)
    link = LeadLink.objects.create(lead=lead, case=case, linked_by=office.users["worker"], linked_at=NOW)
    with refused("a_lead_is_linked_once"):
        again(link)


def test_drafts_may_be_changed(office):
    version = office.publish_rules()[0]
    again(version, number=None, approved_by_id=None, published_at=None)
    draft = RuleVersion.objects.get(number=None)
    change(draft, purpose="另一个目的")
