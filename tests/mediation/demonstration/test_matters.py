"""What stands in the files on the Monday of the stories (``docs/demonstration.md``), planted once for all tests."""

from collections import Counter
from collections.abc import Generator

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from mediation import journal, trips
from mediation.demonstration import matters, planting
from mediation.models import (
    Case,
    CaseLink,
    CaseVisit,
    Classification,
    Deadline,
    Matter,
    MatterKind,
    Notice,
    Performance,
    Rating,
)
from mediation.states import ENDED, OPEN, Outcome, Status
from tests.factories import MONDAY, moment
from windows import presence, visits
from windows.models import Agency, Centre, Lane, Presence, Window

MORNING = moment("2026-11-23 08:36")


@pytest.fixture(scope="module", autouse=True)
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        planting.plant_centres()
        matters.plant_matters(MONDAY)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what a commit would have asked
        yield
        transaction.set_rollback(True)


def case_of(category: str, status: str) -> Case:
    return Case.objects.get(category=category, status=status, centre__code="yz")


def test_fourteen_cases_are_open_and_nine_closed_the_file_of_one_in_the_archive():
    assert Case.objects.open().count() == 14
    assert Case.objects.filter(status__in=ENDED).count() == 9
    archived = Case.objects.get(status=Status.ARCHIVED)
    assert (archived.retention, archived.retention_years) == ("long", 30)
    assert "演示" in archived.retention_basis


def test_open_cases_stand_at_many_places_and_closed_ones_ended_in_many_ways():
    assert set(Case.objects.open().values_list("status", flat=True)) == {
        *(Status.REGISTERED, Status.ROUTED, Status.ACCEPTED, Status.IN_MEDIATION, Status.SUSPENDED),
        *(Status.AGREED, Status.DEFAULTED),
    }
    assert Counter(Case.objects.filter(status__in=ENDED).values_list("outcome", flat=True)) == {
        Outcome.WRITTEN_AGREEMENT: 3,
        Outcome.ORAL_AGREEMENT: 1,
        Outcome.RESPONDENT_DECLINED: 1,
        Outcome.WITHDRAWN: 1,
        Outcome.REFUSED: 1,
        Outcome.REDIRECTED: 1,
        Outcome.MERGED: 1,
    }


def test_the_director_is_told_three_wage_cases_of_eighteen_people_one_of_them_late():
    wages = Case.objects.open().filter(migrant_worker_wages=True)
    late = Deadline.objects.late(MORNING).filter(case__in=wages)
    assert (wages.count(), sum(wages.values_list("people", flat=True))) == (3, 18)
    assert [(clock.term, clock.due_at) for clock in late] == [("P-4", moment("2026-11-19 17:00"))]


def test_nothing_else_is_late():
    assert Deadline.objects.late(MORNING).count() == 1


def test_of_fifteen_workers_three_wait_for_their_money():
    crew = case_of("10", Status.AGREED)
    assert (crew.risk, crew.parties.filter(role="applicant").count()) == ("red", 15)
    assert Performance.objects.filter(term__agreement__case=crew, confirmed_at__isnull=False).count() == 12
    assert {part.agency.code for part in crew.assignments.current()} == {"hrss", "union", "housing", "police"}


def test_the_courts_case_runs_from_the_day_it_was_signed_for():
    loan = case_of("04", Status.IN_MEDIATION)
    clock = loan.deadlines.get(term="CT-1")
    assert (clock.started_at, clock.due_at) == (moment("2026-11-09 10:30"), moment("2026-12-10 00:00"))


def test_the_husband_of_the_custody_case_has_been_told_nothing():
    custody = case_of("01", Status.ACCEPTED)
    assert custody.has_safe_contact
    assert not custody.notices.filter(party__role="respondent")
    assert not custody.receipt_codes.filter(party__role="respondent")


def test_the_operation_rests_for_an_appraisal_and_its_reason_is_reviewed():
    operation = case_of("13", Status.SUSPENDED)
    assert operation.deadlines.get(term="P-6").due_at == moment("2026-11-24 17:00")


def test_the_second_instalment_did_not_come():
    fee = case_of("15", Status.DEFAULTED)
    assert [term.performances.exists() for term in fee.agreements.get().terms.all()] == [True, False]


def test_the_badly_rated_case_is_open_again_at_the_centre():
    again = Case.objects.get(segment=2)
    assert (again.status, again.owner.code) == (Status.REGISTERED, "centre")
    assert Rating.objects.filter(case=again, grade=1).exists()


def test_the_other_side_of_the_piano_was_merged_into_the_first_case():
    link = CaseLink.objects.get(kind=CaseLink.Kind.MERGED_INTO)
    assert (link.case.status, link.other.status) == (Status.CLOSED, Status.IN_MEDIATION)


def test_six_people_have_asked_something_today_one_petition_and_one_report_were_handed_over():
    kinds = Counter(Matter.objects.exclude(kind=MatterKind.DISPUTE).values_list("kind", flat=True))
    assert kinds == {MatterKind.QUESTION: 6, MatterKind.PETITION: 1, MatterKind.REPORT: 1}
    assert not Matter.objects.filter(kind=MatterKind.QUESTION, answered_at=None)


def test_of_the_report_on_officials_only_the_receipt_is_kept():
    report = Matter.objects.get(kind=MatterKind.REPORT)
    assert (report.topic, report.statements.count(), report.handed_to and report.handed_to.code) == (
        "",
        0,
        "discipline",
    )
    assert report.receipt_number


def test_the_next_tickets_are_those_of_the_stories():
    labour = Window.objects.get(centre__code="yz", number=6)
    people = Window.objects.get(centre__code="sy", number=3)
    assert visits.receive(labour.centre, lane=Lane.NEW, window=labour, at=moment("2026-11-23 08:41")).ticket == "L002"
    assert visits.receive(people.centre, lane=Lane.NEW, window=people, at=moment("2026-11-23 09:02")).ticket == "R003"


def test_whoever_came_to_a_window_came_with_a_ticket_and_to_one_place():
    brought = [case for case in Case.objects.select_related("matter") if case.matter.channel == "window"]
    read = [trips.read(case) for case in brought]
    assert len(brought) == 22
    assert all(journey.count >= 1 and journey.is_one_place and journey.waited_minutes == 3 for journey in read)


def test_whom_we_visited_in_their_village_came_once():
    homestead = case_of("03", Status.IN_MEDIATION)
    assert trips.read(homestead).count == 1


def test_the_dog_bite_was_settled_on_one_trip():
    assert trips.read(Case.objects.get(category="06")).count == 1


def test_nobody_who_brought_something_still_sits_at_a_window():
    assert not CaseVisit.objects.filter(visit__on=MONDAY, visit__ended_at=None)


def test_the_mediator_of_window_two_has_checked_in_the_union_has_not():
    mediators, union = Agency.objects.get(code="sy_pmc_pro"), Agency.objects.get(code="union")
    assert presence.standing_of(mediators, at=MORNING).is_here
    assert presence.standing_of(union, at=MORNING).mode == Presence.ON_CALL


def test_nothing_of_the_past_is_sent_now():
    assert not Notice.objects.filter(state=Notice.State.OWED, due_at__lt=moment("2026-11-23 08:30"))


def test_every_journal_holds_together():
    assert not [fault for case in Case.objects.all() for fault in journal.faults(case)]


def test_every_open_case_has_an_owner_and_a_clock():
    open_cases = Case.objects.filter(status__in=OPEN)
    assert not open_cases.filter(next_due_at=None)
    assert all(case.assignments.current().filter(role="lead").count() == 1 for case in open_cases)


def test_a_proposal_stands_beside_every_case():
    assert not Case.objects.exclude(pk__in=Classification.objects.values("case"))


def test_planting_once_more_changes_nothing(capsys):
    call_command("plant")
    assert "nothing changed" in capsys.readouterr().out
    assert (Case.objects.count(), Centre.objects.count()) == (23, 6)
