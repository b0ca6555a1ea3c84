"""What the database itself refuses about cases, whoever asks: registration, status, owner, journal."""

import os
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction
from psycopg import sql

from accounts.identifiers import new_id
from mediation import intake
from mediation.models import (
    Assignment,
    Case,
    CaseEvent,
    CaseLink,
    ExternalReference,
    Matter,
    NumberCounter,
    Party,
    RoutingRule,
    RowSeal,
    Seal,
    Statement,
)
from mediation.states import ARROWS, Status
from tests import factories
from tests.factories import NINE, moment
from tests.mediation.refusing import again, change, check_now, refused
from windows.models import Role

pytestmark = pytest.mark.django_db
LATER = moment("2026-11-23 18:00")
ADDED_TO = ("caseevent", "seal", "rating", "signature")
ORDER = ["accounts", "windows", "mediation"]
TESTS = (
    "test_constraints.py",
    "test_constraints_of_handling.py",
    "test_constraints_around.py",
    "followup/test_archiving.py",
    "delivery/test_by_hand.py",
    "followup/test_calls.py",
    "intake/test_materials.py",
    "test_trips.py",
    "discovery/test_constraints.py",
    "access/test_kept_from_the_other_side.py",
)


@pytest.fixture
def hall():
    return factories.hall()


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.REGISTERED, at_hall=hall)


# --- The order of the apps --------------------------------------------------------------------------------------------


def test_foreign_keys_point_downwards_only():
    for model in apps.get_models():
        app = model._meta.app_label
        for field in model._meta.get_fields():
            if app in ORDER and isinstance(field, models.ForeignKey | models.ManyToManyField):
                below = field.related_model._meta.app_label
                assert below not in ORDER or ORDER.index(below) <= ORDER.index(app), f"{model.__name__}.{field.name}"


def test_every_constraint_of_mediation_is_named_in_a_test():
    written = "".join((Path(__file__).parent / name).read_text() for name in TESTS)
    names = [
        constraint.name
        for model in apps.get_app_config("mediation").get_models()
        for constraint in model._meta.constraints
    ]
    assert [name for name in names if name not in written] == []


# --- Registration never changes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["applied_at", "registered_at"])
def test_the_times_of_registration_never_change(case, column):
    with refused("the registration of a case never changes"):
        change(case, **{column: LATER})


@pytest.mark.parametrize(("column", "value"), [("register_number", 7), ("register_year", 2027), ("code", "K7QF2M3A9")])
def test_the_numbers_of_a_case_never_change(case, column, value):
    with refused("the registration of a case never changes"):
        change(case, **{column: value})


def test_a_register_number_once_given_is_not_taken_away(case):
    with refused("the registration of a case never changes"):
        change(case, register_number=None)


def test_a_case_does_not_move_to_another_centre(case):
    with refused("the registration of a case never changes"):
        change(case, centre_id=factories.hall("yz").centre.pk)


def test_a_case_keeps_its_matter(case, hall):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    with refused("the registration of a case never changes"):
        change(case, matter_id=other.matter_id)


@pytest.mark.parametrize("column", ["person_id", "role", "case_id", "person_version"])
def test_the_applicant_of_a_registered_case_never_changes(case, hall, column):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    person = factories.person(hall.centre, "另一人")
    values = {"person_id": person.pk, "role": "third_party", "case_id": other.pk, "person_version": 2}
    with refused("the applicant of a registered case never changes"):
        change(case.parties.get(number=1), **{column: values[column]})


def test_the_applicant_of_a_registered_case_is_not_deleted(case):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM mediation_party WHERE case_id = %s AND role = 'applicant'", [case.pk])


def test_what_was_requested_is_not_edited(case):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        change(case.statements.get(kind=Statement.Kind.REQUEST), body="赔偿一万元。")


def test_a_number_is_given_once_in_a_centre_and_year(case, hall):
    submitted = intake.submit(hall.centre, factories.application(), at=NINE).case
    taken = {"register_year": case.register_year, "register_number": case.register_number}
    with refused("one_register_number_per_centre_and_year"):
        change(submitted, **taken)


def test_what_is_registered_has_its_number_and_its_time(hall):
    submitted = intake.submit(hall.centre, factories.application(), at=NINE).case
    with refused("registered_case_has_its_number_and_time"):
        change(submitted, status=Status.REGISTERED)


def test_a_series_has_one_counter_a_year(case):
    with refused("one_counter_per_series_and_year"):
        again(NumberCounter.objects.get(series="register"))


# --- Status and outcome -----------------------------------------------------------------------------------------------


def test_a_case_begins_as_submitted(case):
    with refused("a case begins as submitted, not as registered"):
        again(case, code="K7QF2M3A9", matter_id=new_id(), register_number=99)


OTHERS = set(Status) - {"registered"} - {arrow[1] for arrow in ARROWS if arrow[0] == "registered"}


@pytest.mark.parametrize("target", sorted(OTHERS))
def test_the_database_knows_the_arrows_too(case, target):
    with refused(f"no transition from registered to {target}"):
        change(case, status=target)


def test_a_status_outside_the_table_is_refused(case):
    with refused("status_is_known|no transition"):
        change(case, status="lost")


def test_nothing_is_refused_without_reason_and_route(case):
    ended = {"status": Status.REFUSED, "outcome": "refused"}
    for fields in ({"refusal_reason": "R01"}, {"route_told": "向法院起诉"}):
        with refused("refusal_has_reason_and_route_told"):
            change(case, **ended, **fields)


def test_nothing_is_redirected_without_the_route(case):
    with refused("redirection_has_route_told"):
        change(case, status=Status.REDIRECTED, outcome="redirected")


def test_a_result_has_an_outcome(case):
    with refused("result_has_outcome"):
        change(case, status=Status.WITHDRAWN)


def test_what_is_refused_says_so(case):
    with refused("refused_status_says_refused"):
        change(case, status=Status.REFUSED, outcome="withdrawn")


def test_migrant_workers_wages_are_wage_arrears(case):
    with refused("migrant_worker_wages_are_wage_arrears"):
        change(case, migrant_worker_wages=True)


def test_no_mediation_begins_without_the_consent_of_every_party(hall):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    change(case.parties.get(number=2), consent="asked")
    with refused("no mediation without the consent of every party"):
        change(case, status=Status.IN_MEDIATION)


# --- Owner ------------------------------------------------------------------------------------------------------------


def test_an_open_case_has_at_least_one_owner(case):
    with refused("an open case has exactly one owner"):
        change(case.assignments.get(), ended_at=LATER)


def test_the_owner_on_the_case_is_the_one_of_the_assignment(case, hall):
    with refused("an open case has exactly one owner"):
        change(case, owner_id=hall.police.pk)


def test_an_assignment_is_not_deleted_from_under_an_open_case(case):
    with refused("an open case has exactly one owner"):
        case.assignments.all().delete()


def test_an_open_case_has_at_most_one_owner(case, hall):
    with refused("one_open_assignment_per_case"):
        again(case.assignments.get(), agency_id=hall.police.pk)


def test_an_agency_has_one_open_part(hall):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    with refused("an_agency_has_one_open_part_in_a_case"):
        again(case.assignments.get(role=Assignment.Role.ASSISTING, ended_at=None))


def test_an_assignment_ends_after_it_began(case):
    with refused("an_assignment_ends_after_it_began"):
        change(case.assignments.get(), ended_at=moment("2026-11-22 09:00"))


def test_a_closed_case_needs_no_owner(hall):
    factories.create_case_at_status(Status.CLOSED, at_hall=hall)
    assert not Assignment.objects.current().exists()
    check_now()


# --- The journal ------------------------------------------------------------------------------------------------------


def test_the_application_may_only_add_to_the_journal(case):
    line = case.events.get(seq=1)
    for attempt in (lambda: change(line, kind="register"), lambda: CaseEvent.objects.filter(pk=line.pk).delete()):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            attempt()


@pytest.mark.parametrize("table", ADDED_TO)
def test_the_application_may_neither_change_nor_delete_what_is_only_added_to(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('mediation_app', %s, 'UPDATE') OR has_table_privilege('mediation_app', %s,"
            " 'DELETE')",
            [f"mediation_{table}"] * 2,
        )
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db(transaction=True)
def test_the_owner_of_the_tables_may_not_change_them_either():
    case = factories.create_case_at_status(Status.CLOSED)
    party = case.parties.get(number=1)
    case.ratings.create(party=party, segment=1, grade=5, means="link", rated_at=LATER)
    Seal.objects.create(from_xid=1, below_xid=2, events=1, root=bytes(32), previous_root=bytes(32), sealed_at=LATER)
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        for table in ADDED_TO:
            named = sql.Identifier(f"mediation_{table}")
            for attempt in ("UPDATE {} SET id = id", "DELETE FROM {}"):
                asked = sql.SQL(attempt.replace("id", "number") if table == "seal" else attempt).format(named)
                with pytest.raises(psycopg.errors.CheckViolation, match="added to and never changed"):
                    owner.execute(asked)
        with pytest.raises(psycopg.errors.CheckViolation, match="added to and never changed"):
            owner.execute("UPDATE mediation_statement SET body = '赔偿一万元。'")
        with pytest.raises(psycopg.errors.CheckViolation, match="the applicant of a registered case never changes"):
            owner.execute("DELETE FROM mediation_party WHERE role = 'applicant'")
        with pytest.raises(psycopg.errors.RestrictViolation, match="added to, never changed"):
            owner.execute("DELETE FROM accounts_personversion")


def test_a_place_in_the_journal_is_taken_once(case):
    with refused("one_event_per_place_in_a_case"):
        again(case.events.get(seq=1))


def test_nothing_occurs_in_the_future(case):
    with refused("nothing_occurs_in_the_future"):
        again(case.events.get(seq=1), seq=9, occurred_at=LATER)


def test_a_line_names_who_did_it(case):
    for who in ({"actor_kind": "staff"}, {"actor_kind": "party"}):
        with refused("an_event_names_who"):
            again(case.events.get(seq=1), seq=9, actor_user_id=None, **who)


@pytest.mark.parametrize("column", ["head_seq", "segment"])
def test_a_journal_never_grows_shorter(case, column):
    with refused("a journal never grows shorter"):
        change(case, **{column: 0})


def test_seals_do_not_overlap_and_go_forward():
    sealed = {"events": 1, "root": bytes(32), "previous_root": bytes(32), "sealed_at": NINE}
    Seal.objects.create(from_xid=1, below_xid=5, **sealed)
    with refused("seals_do_not_overlap"):
        Seal.objects.create(from_xid=1, below_xid=9, **sealed)
    with refused("a_seal_covers_a_forward_range"):
        Seal.objects.create(from_xid=5, below_xid=5, **sealed)


def test_seals_of_rows_do_not_overlap_and_go_forward():
    sealed = {"rows": 1, "root": bytes(32), "previous_root": bytes(32), "sealed_at": NINE}
    RowSeal.objects.create(from_xid=1, below_xid=5, **sealed)
    with refused("seals_of_rows_do_not_overlap"):
        RowSeal.objects.create(from_xid=1, below_xid=9, **sealed)
    with refused("a_seal_of_rows_covers_a_forward_range"):
        RowSeal.objects.create(from_xid=5, below_xid=5, **sealed)


# --- What hangs on a case ---------------------------------------------------------------------------------------------


def test_two_cases_are_linked_once_in_one_way_and_none_to_itself(case, hall):
    other = factories.create_case_at_status(Status.REGISTERED, at_hall=hall)
    link = CaseLink.objects.create(case=case, other=other, kind="related", linked_at=NINE)
    with refused("one_link_of_a_kind_between_two_cases"):
        again(link)
    with refused("no_case_is_linked_to_itself"):
        again(link, other_id=case.pk)


def test_an_external_number_stands_once_on_a_case(case):
    number = ExternalReference.objects.create(case=case, kind="police", number="DEMO-1112-087")
    with refused("an_external_number_stands_once_on_a_case"):
        again(number)


def test_parties_are_numbered_and_stand_once_in_a_role(case, hall):
    respondent = case.parties.get(number=2)
    with refused("party_numbers_are_unique_in_a_case"):
        again(respondent, person_id=factories.person(hall.centre).pk)
    with refused("a_person_stands_once_in_a_role"):
        again(respondent, number=3)


def test_a_matter_handed_over_says_to_whom_and_when(hall):
    matter = intake.receive(hall.centre, kind="petition", topic="修路", facts="", by=hall.actor(Role.CLERK), at=NINE)
    for half in ({"handed_to_id": hall.police.pk}, {"handed_at": NINE}):
        with refused("matter_handed_over_has_both_agency_and_time"):
            change(matter, **half)
    assert Matter.objects.filter(handed_at=None).exists()


def test_a_place_in_a_routing_table_is_taken_once(hall):
    with refused("one_rule_per_place_in_a_routing_table"):
        again(RoutingRule.objects.get(position=1))


def test_a_confirmed_classification_says_by_whom_and_what(case):
    row = case.classifications.create(proposed_at=NINE)
    fields = {"confirmed_at": NINE, "confirmed_by_id": case.first_contact_id, "category": "14", "track": "committee"}
    for missing in ({"confirmed_by_id": None}, {"category": ""}, {"track": ""}):
        with refused("a_confirmed_classification_says_by_whom"):
            change(row, **(fields | missing))
    change(row, **fields)


def test_a_third_party_may_be_corrected(case, hall):
    applicant = case.parties.get(number=1)
    again(applicant, number=3, role=Party.Role.THIRD_PARTY, person_id=factories.person(hall.centre, "保险公司").pk)
    change(case.parties.get(number=3), role=Party.Role.RESPONDENT)
    assert Case.objects.get().parties.count() == 3
