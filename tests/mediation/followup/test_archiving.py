"""Archiving: under the centre's own period, counted from new year, with a number of the files' own series."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.utils import translation

from mediation import casework, followup, lifecycle
from mediation.documents import numbers
from mediation.lifecycle import NotAllowed
from mediation.models import Agreement, Case, Material, Paper
from mediation.states import Action, Status
from tests import factories
from tests.factories import moment
from tests.mediation.refusing import change, refused
from windows.models import Retention, RetentionPeriod, Role

AT = moment("2026-12-31 16:00")
NEW_YEAR = moment("2027-01-01 00:10")


@pytest.fixture
def closed(hall) -> Case:
    return factories.create_case_at_status(Status.CLOSED, at_hall=hall)


@pytest.fixture
def archivist(hall):
    return hall.actor(Role.ARCHIVIST)


@pytest.fixture
def archived(closed, archivist) -> Case:
    return followup.archive(closed, retention="long", by=archivist, at=AT)


def test_without_a_period_of_the_centre_nothing_is_archived_and_the_page_says_why(hall, closed, archivist):
    hall.centre.retention_periods.all().delete()
    assert Action.ARCHIVE not in lifecycle.open_actions(closed, archivist)
    with translation.override("en"):
        assert casework.next_step(closed, archivist, at=AT) == (
            "Not to be archived before the centre has laid down how long its files are kept"
        )
    with pytest.raises(NotAllowed):
        followup.archive(closed, retention="long", by=archivist, at=AT)
    closed.refresh_from_db()
    assert (closed.status, closed.dossier_number) == (Status.CLOSED, None)


def test_a_class_without_a_period_is_refused(hall, closed, archivist):
    hall.centre.retention_periods.filter(retention=Retention.SHORT).delete()
    with pytest.raises(NotAllowed):
        followup.archive(closed, retention="short", by=archivist, at=AT)
    assert followup.archive(closed, retention="long", by=archivist, at=AT).dossier_number == 1


@pytest.mark.parametrize(("retention", "years"), [("permanent", None), ("long", 30), ("short", 10)])
def test_the_class_and_its_years_are_kept_and_counted_from_the_next_first_of_january(
    closed, archivist, retention, years
):
    followup.archive(closed, retention=retention, by=archivist, at=AT)
    closed.refresh_from_db()
    assert (closed.retention, closed.retention_years, closed.retained_from) == (retention, years, date(2027, 1, 1))
    assert closed.retention_basis == "本中心档案管理办法"
    assert closed.events.last().details == {"dossier": [2026, 1], "retention": retention, "years": years}


def test_a_later_rule_of_the_centre_changes_no_file_in_the_archive(hall, archived):
    hall.centre.retention_periods.filter(retention="long").update(years=60)
    archived.refresh_from_db()
    assert archived.retention_years == 30


def test_files_and_agreements_are_numbered_each_in_a_series_of_its_own(hall, archivist):
    cases = [factories.create_case_at_status(Status.CLOSED, at_hall=hall) for _ in range(3)]
    first, second, third = cases
    followup.archive(second, retention="long", by=archivist, at=AT)
    followup.archive(first, retention="long", by=archivist, at=AT)
    followup.archive(third, retention="long", by=archivist, at=NEW_YEAR)
    assert [printed(case, "agreement") for case in cases] == [f"（2026）鄞人调字第00{n}号" for n in (1, 2, 3)]
    assert [printed(case, "cover") for case in cases] == [
        "（2026）鄞人调卷字第002号",
        "（2026）鄞人调卷字第001号",
        "（2027）鄞人调卷字第001号",
    ]
    parts = [(made.numbered_by, made.number_year, made.number) for made in (c.agreements.get() for c in cases)]
    assert parts == [(hall.centre, 2026, n) for n in (1, 2, 3)]
    assert (third.dossier_year, third.dossier_number) == (2027, 1)


def test_what_was_refused_takes_no_number(hall, closed, archivist):
    with pytest.raises(NotAllowed):
        followup.archive(closed, retention="none", by=archivist, at=AT)
    assert followup.archive(closed, retention="long", by=archivist, at=AT).dossier_number == 1


def test_each_centre_begins_its_files_at_one(archived):
    elsewhere = factories.hall("ph")
    case = factories.create_case_at_status(Status.CLOSED, at_hall=elsewhere)
    followup.archive(case, retention="short", by=elsewhere.actor(Role.ARCHIVIST), at=AT)
    assert (archived.dossier_number, case.dossier_number) == (1, 1)


# --- what the database refuses ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", [{"retention": ""}, {"dossier_number": None}, {"retained_from": None}])
def test_an_archived_case_has_its_number_and_retention(archived, missing):
    years = {"retention_years": None} if "retention" in missing else {}
    with refused("an_archived_case_has_its_number_and_retention"):
        change(archived, **missing, **years)


@pytest.mark.parametrize("fields", [{"retention_years": None}, {"retention": "permanent"}, {"retention_years": 0}])
def test_only_a_permanent_dossier_has_no_years(archived, fields):
    with refused("only_a_permanent_dossier_has_no_years"):
        change(archived, **fields)


def test_retention_is_counted_from_the_first_of_january(archived):
    with refused("retention_is_counted_from_the_first_of_january"):
        change(archived, retained_from=date(2027, 1, 2))


def test_no_two_files_of_a_centre_bear_one_number(hall, archived):
    other = factories.create_case_at_status(Status.CLOSED, at_hall=hall)
    with refused("one_dossier_number_per_centre_and_year"):
        change(other, dossier_year=2026, dossier_number=1)


def test_no_two_agreements_of_a_centre_bear_one_number(hall):
    first, second = (factories.create_case_at_status(Status.AGREED, at_hall=hall).agreements.get() for _ in range(2))
    with refused("one_agreement_number_per_centre_and_year"):
        change(second, number=first.number)
    with refused("the_parts_of_an_agreement_number_come_together"):
        change(second, number=None)


def test_the_dossier_of_an_archived_case_is_locked(archived):
    fields = {"case": archived, "owed_at": AT}
    with refused("the dossier of an archived case is locked"):
        Paper.objects.create(kind="agreement", number=9, **fields)
    with refused("the dossier of an archived case is locked"):
        Material.objects.create(
            case=archived, title="x", media_type="image/png", content=b"1", digest=b"1", received_at=AT
        )
    Paper.objects.create(kind="letter", number=9, **fields)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("one_period_per_centre_and_class", {"retention": "long", "years": 5}),
        ("retention_class_is_known", {"retention": "medium", "years": 5}),
        ("only_what_is_permanent_has_no_years", {"retention": "permanent", "years": 5}),
        ("only_what_is_permanent_has_no_years", {"retention": "short", "years": None}),
        ("a_retention_period_rests_on_a_rule", {"retention": "short", "years": 5, "basis": ""}),
    ],
)
def test_a_centres_period_is_whole(hall, constraint, fields):
    hall.centre.retention_periods.exclude(retention="long").delete()
    with refused(constraint):
        RetentionPeriod.objects.create(centre=hall.centre, **{"basis": "规定", **fields})


def printed(case: Case, kind: str) -> str:
    return case.papers.get(kind=kind).printed_number


def test_what_was_numbered_before_the_parts_were_kept_gets_the_parts_that_its_papers_bear(hall, archivist):
    """The migration counts in the order in which numbers were drawn."""
    cases = [factories.create_case_at_status(Status.CLOSED, at_hall=hall) for _ in range(3)]
    for case in reversed(cases):
        followup.archive(case, retention="long", by=archivist, at=AT)
    Agreement.objects.update(numbered_by=None, number_year=None, number=None)
    for minute, case in enumerate(reversed(cases)):
        old = {"retention": "permanent", "retention_years": None, "dossier_number": 90 + minute}
        change(case, archived_at=AT.replace(minute=minute), **old)
    migration = import_module("mediation.migrations.0010_numbers_in_parts")
    with connection.cursor() as cursor:
        for sql in (migration.AGREEMENTS, migration.DOSSIERS, migration.SETTLED):
            cursor.execute(sql)
    for case in cases:
        case.refresh_from_db()
        agreement = case.agreements.get()
        parts = {"year": agreement.number_year, "number": agreement.number}
        assert numbers.printed(hall.centre, series=numbers.AGREEMENT, **parts) == printed(case, "agreement")
        parts = {"year": case.dossier_year, "number": case.dossier_number}
        assert numbers.printed(hall.centre, series=numbers.DOSSIER, **parts) == printed(case, "cover")
        assert (case.retention, case.retention_years, case.retained_from) == ("permanent", None, date(2027, 1, 1))
