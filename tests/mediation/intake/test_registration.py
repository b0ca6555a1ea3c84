"""Registering: everything of one application, or nothing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Person, PersonKind
from mediation import intake, journal
from mediation.access.permissions import NotPermitted
from mediation.intake import PartyGiven, PersonGiven, ReferenceGiven, RepresentativeGiven
from mediation.models import (
    Case,
    CaseGrams,
    Employment,
    ExternalReference,
    Matter,
    Notice,
    Paper,
    Party,
    Representation,
    Source,
    Statement,
    Track,
)
from mediation.states import Status
from tests import factories
from tests.factories import NINE, moment, somebody
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return factories.hall()


def register(hall, at=NINE, by=Role.CLERK, **fields):
    return intake.register(hall.centre, factories.application(**fields), by=hall.actor(by), at=at)


def chen(**details):
    return PartyGiven(Party.Role.APPLICANT, somebody("陈一帆", phone="10000000003", **details), consent_means="writing")


def company():
    person = PersonGiven(
        kind=PersonKind.LEGAL_PERSON, name="宁波青禾服饰有限公司（演示）", phone="10000000004", contact_name="沈国梁"
    )
    return PartyGiven(Party.Role.RESPONDENT, person, relation="老板")


def wages(**fields):
    return {
        "facts": "公司说生意不好，从四月起一直拖欠工资。",
        "request": "讨回工资29400元。",
        "parties": (chen(), company()),
        "is_joint_application": False,
        "track": Track.LABOUR_MEDIATION,
        "employment": Employment.ONGOING,
        "wage_arrears": True,
        "is_read_back": True,
        **fields,
    }


def papers(case):
    return sorted(case.papers.values_list("kind", "party__number"), key=str)


def test_it_registers_a_joint_application_in_the_order_of_the_story(hall):
    case = register(hall).case
    assert case.status == Status.REGISTERED
    assert list(case.events.order_by("seq").values_list("kind", flat=True)) == [
        "matter.received",
        "consent",
        "consent",
        "register",
    ]
    assert case.events.get(kind="register").details == {"joint": True, "parties": 2, "track": "committee"}
    assert journal.faults(Case.objects.get()) == []


def test_a_joint_application_gives_each_side_a_code_of_its_own(hall):
    registered = register(hall)
    codes = registered.receipt_codes
    assert len(set(codes.values())) == len(codes) == 2
    for party_id, code in codes.items():
        assert intake.find_by_receipt(code).party_id == party_id


def test_who_did_not_apply_gets_neither_code_nor_message_nor_paper(hall):
    registered = register(hall, **wages())
    applicant = registered.case.parties.get(role=Party.Role.APPLICANT)
    assert list(registered.receipt_codes) == [applicant.pk]
    assert list(Notice.objects.values_list("kind", "party")) == [("registered", applicant.pk)]
    assert not Paper.objects.filter(party__role=Party.Role.RESPONDENT).exists()


def test_a_receipt_is_found_with_one_query_and_an_unknown_one_costs_the_same(hall, django_assert_num_queries):
    code = next(iter(register(hall).receipt_codes.values()))
    with django_assert_num_queries(1):
        assert intake.find_by_receipt(code.lower()).case.code
    for wrong in ("7Q2MK9F4TX3B5", "what", ""):
        with django_assert_num_queries(1):
            assert intake.find_by_receipt(wrong) is None


def test_a_lost_slip_is_replaced_and_the_old_code_opens_nothing(hall):
    registered = register(hall)
    party = registered.case.parties.get(number=1)
    fresh = intake.reissue(party, by=hall.actor(Role.CLERK), at=NINE)
    assert intake.find_by_receipt(registered.receipt_codes[party.pk]) is None
    assert intake.find_by_receipt(fresh).party == party


def test_the_papers_of_a_dispute_before_a_committee_are_owed(hall):
    assert papers(register(hall).case) == [
        ("acceptance_register", None),
        ("rights_notice", None),
        ("service_address_confirmation", 1),
        ("service_address_confirmation", 2),
    ]


def test_a_labour_application_is_written_down_and_both_ways_are_shown_in_writing(hall):
    assert papers(register(hall, **wages()).case) == [
        ("application", None),
        ("rights_notice", None),
        ("route_choice_notice", 1),
        ("service_address_confirmation", 1),
    ]


def test_whoever_chooses_inspection_is_not_told_about_mediation_only(hall):
    case = register(hall, **wages(track=Track.LABOUR_INSPECTION)).case
    assert [kind for kind, _ in papers(case)] == ["application", "route_choice_notice", "service_address_confirmation"]


def test_the_labour_clock_counts_from_the_application_and_limitation_stands_still(hall):
    case = register(hall, at=moment("2026-11-23 08:52"), **wages()).case
    clocks = {row.term: row for row in case.deadlines.all()}
    assert clocks["LB-1"].due_on == date(2026, 12, 8)
    assert clocks["P-1"].due_on == date(2026, 11, 24)
    assert clocks["LB-2"].state == "idle"
    assert {"LI-1", "PM-1", "CC-1"}.isdisjoint(clocks)


def test_a_request_to_a_committee_counts_limitation_afresh(hall):
    clock = register(hall).case.deadlines.get(term="CC-1")
    assert (clock.due_on, clock.is_provisional) == (date(2029, 11, 23), True)


def test_wages_are_migrant_workers_wages_only_if_somebody_of_a_rural_household_applies(hall):
    assert not register(hall, **wages()).case.migrant_worker_wages
    rural = register(hall, **wages(parties=(chen(is_rural_household=True), company()))).case
    assert rural.migrant_worker_wages
    assert rural.parties.get(number=1).is_migrant_worker


def test_whoever_registers_has_the_first_contact_duty(hall):
    case = register(hall, by=Role.WINDOW_OFFICER).case
    assert case.first_contact == case.matter.first_contact == hall.users[Role.WINDOW_OFFICER]


def test_the_centre_owns_what_is_not_routed(hall):
    case = register(hall).case
    assert case.owner == hall.own
    assert case.assignments.current().get().agency == hall.own


def test_only_somebody_at_a_window_registers_and_then_nothing_is_written(hall):
    with pytest.raises(NotPermitted):
        register(hall, by=Role.ARCHIVIST)
    assert not Matter.objects.exists()
    assert not Person.objects.exists()


def test_what_was_said_stands_in_statements_and_the_journal_mentions_it(hall):
    case = register(hall, is_read_back=True).case
    statement = case.statements.get(kind=Statement.Kind.FACTS)
    assert "电瓶车" in statement.body
    assert statement.is_read_back
    mentioned = case.events.get(seq=1).details["facts"]
    assert mentioned == journal.mention(statement)


def test_its_words_are_found(hall):
    case = register(hall).case
    assert CaseGrams.objects.get(grams__has_pairs_of="缝了四针").case == case
    assert not CaseGrams.objects.filter(grams__has_pairs_of="拖欠工资").exists()


def test_a_person_without_phone_and_document_is_registered_and_told_by_letter(hall):
    aged = PartyGiven(Party.Role.APPLICANT, somebody("周阿婆"), consent_means="in_person")
    case = register(hall, parties=(aged,), is_joint_application=False).case
    assert case.parties.get().person.identity_status == "stated"
    assert case.notices.get().medium == Notice.Medium.LETTER


def test_a_contact_person_and_an_agent_stand_beside_the_party(hall):
    daughter = RepresentativeGiven("contact_person", somebody("周小妹", phone="10000000009"))
    lawyer = RepresentativeGiven("authorised_agent", somebody("林律师"), authority="special", may_be_told="everything")
    aged = PartyGiven(Party.Role.APPLICANT, somebody("周阿婆"), representatives=(daughter, lawyer))
    case = register(hall, parties=(aged,), is_joint_application=False).case
    assert case.parties.count() == 1
    assert set(Representation.objects.values_list("kind", "authority", "person__name")) == {
        ("contact_person", "none", "周小妹"),
        ("authorised_agent", "special", "林律师"),
    }


def test_several_applicants_are_one_case_and_each_has_a_code(hall):
    workers = tuple(PartyGiven(Party.Role.APPLICANT, somebody(f"工友{n}")) for n in "甲乙丙")
    registered = register(hall, **wages(parties=(*workers, company()), people=3))
    assert Case.objects.count() == 1
    assert len(registered.receipt_codes) == 3
    assert list(registered.case.parties.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_a_known_person_is_taken_with_the_version_of_today(hall):
    known = factories.person(hall.centre, "李素珍")
    given_again = PersonGiven(kind="natural_person", name="", person_id=known.pk)
    party = PartyGiven(Party.Role.APPLICANT, given_again)
    case = register(hall, parties=(party,), is_joint_application=False).case
    assert case.parties.get().person == known
    assert Person.objects.count() == 1


def test_a_person_of_another_centre_is_not_known_here(hall):
    stranger = factories.person(factories.centre("elsewhere"))
    party = PartyGiven(Party.Role.APPLICANT, PersonGiven(kind="natural_person", name="", person_id=stranger.pk))
    with pytest.raises(ValidationError) as problem:
        register(hall, parties=(party,), is_joint_application=False)
    assert list(problem.value.error_dict) == ["parties.1.person_id"]


def test_the_polices_number_is_an_external_reference(hall):
    register(hall, references=(ReferenceGiven("police", "DEMO-1112-087", organ="派出所"),))
    assert ExternalReference.objects.get().number == "DEMO-1112-087"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"facts": "  "}, "facts"),
        ({"parties": ()}, "parties"),
        ({"parties": (chen(),), "is_joint_application": True}, "is_joint_application"),
        ({"source": Source.ENTRUSTED}, "entrusted_by"),
        ({"occurred_at": moment("2026-11-23 09:01")}, "occurred_at"),
        ({"parties": (chen(), PartyGiven(Party.Role.RESPONDENT, somebody("王强", phone="12")))}, "parties.2.phone"),
    ],
)
def test_it_says_what_is_missing_by_field(hall, fields, wrong):
    with pytest.raises(ValidationError) as problem:
        register(hall, **fields)
    assert wrong in problem.value.error_dict


def test_what_is_entered_late_keeps_the_time_it_was_said(hall):
    said_at = moment("2026-11-22 15:00")
    case = register(hall, occurred_at=said_at).case
    line = case.events.get(kind="matter.received")
    assert (line.occurred_at, line.recorded_at) == (said_at, NINE)
    assert case.applied_at == case.registered_at == said_at


def test_an_entrusted_case_was_applied_for_on_the_day_of_signing_and_registered_today(hall):
    signed_at = moment("2026-11-20 16:50")
    case = register(
        hall, source=Source.ENTRUSTED, entrusted_by="鄞州区人民法院", track=Track.COURT_APPOINTED, occurred_at=signed_at
    ).case
    assert (case.applied_at, case.registered_at) == (signed_at, NINE)
    assert case.is_court_owned


def test_an_online_application_waits_for_a_clerk_with_its_promise_running(hall):
    application = factories.application(is_joint_application=False)
    submitted = intake.submit(hall.centre, application, at=NINE)
    case = submitted.case
    assert (case.status, case.register_number) == (Status.SUBMITTED, None)
    assert case.deadlines.get(state="running").term == "P-0"
    assert list(submitted.receipt_codes) == [case.parties.get(number=1).pk]
    assert not case.notices.exists()


def test_a_checked_online_application_is_entered_in_the_register(hall):
    case = intake.submit(hall.centre, factories.application(is_joint_application=False), at=NINE).case
    at = moment("2026-11-23 09:30")
    intake.register_submitted(case, by=hall.actor(Role.CLERK), at=at)
    assert (case.status, case.register_number, case.first_contact_id) == ("registered", 1, hall.users[Role.CLERK].pk)
    assert case.notices.get().kind == "registered"
    assert {kind for kind, _ in papers(case)} == {"application", "rights_notice", "service_address_confirmation"}
    assert set(case.deadlines.filter(state="running").values_list("term", flat=True)) == {"P-1", "CC-1"}


def test_a_record_that_fails_leaves_nothing_behind(hall, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("mediation.deadlines.carry_out", fail)
    with pytest.raises(RuntimeError):
        register(hall)
    assert not Case.objects.exists()
    assert not Person.objects.exists()
    assert not Notice.objects.exists()
