"""Every table says whether it is only added to, final in part or free to change, and the database holds it to that."""

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from mediation import followup
from mediation.delivery.papers import worker
from mediation.models import AgreementTerm, Callback, Consent, Paper, Performance, Statement
from mediation.states import Status
from tests import factories
from tests.mediation.checks.finality import APPENDED, FINAL, FREE
from windows.models import Role

pytestmark = pytest.mark.django_db
RIGHTS = ("UPDATE", "DELETE", "TRUNCATE")


def rights(table: str) -> set[str]:
    """What the running system may do to a table, besides reading and adding."""
    with connection.cursor() as cursor:
        held = set()
        for right in RIGHTS:
            cursor.execute("SELECT has_table_privilege(%s, %s)", [table, right])
            held |= {right} if cursor.fetchone()[0] else set()
        cursor.execute("SELECT has_any_column_privilege(%s, 'UPDATE')", [table])
        return held | ({"UPDATE"} if cursor.fetchone()[0] else set())


def triggers(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O' AND NOT tgisinternal",
            [table],
        )
        return {name for (name,) in cursor.fetchall()}


def test_every_table_has_a_line_and_every_line_its_table() -> None:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    lines = [*APPENDED, *FINAL, *FREE]
    assert sorted(lines) == sorted(set(lines))
    assert set(lines) == tables


@pytest.mark.parametrize("table", APPENDED)
def test_what_is_only_added_to_the_running_system_can_neither_change_nor_delete(table: str) -> None:
    assert rights(table) == set()
    assert APPENDED[table] in triggers(table)


@pytest.mark.parametrize("table", FINAL)
def test_what_is_final_has_its_trigger_and_is_not_deleted(table: str) -> None:
    assert set(FINAL[table].triggers) <= triggers(table)
    assert "TRUNCATE" not in rights(table)
    assert FINAL[table].may_be_deleted or "DELETE" not in rights(table)


def refused(statement: str, *values: Any) -> str:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(refusal.value)


def test_the_running_system_changes_nothing_that_is_final() -> None:
    case = factories.create_case_at_status(Status.CLOSED)
    party = case.parties.select_related("case").get(number=1)
    hall = case.centre.memberships.get(role=Role.CALLBACK_CLERK).user
    followup.rate(party, grade=5, means="phone", by=factories.acting(hall), at=case.last_changed_at)
    assert worker.render_due(case.last_changed_at, limit=1) == 1
    for model in (Statement, Consent, Callback, AgreementTerm):
        assert "permission denied" in refused(f"UPDATE {model._meta.db_table} SET id = id")
        assert "permission denied" in refused(f"DELETE FROM {model._meta.db_table}")
    agreement = case.agreements.get()
    for column in ("facts", "responsibility", "version", "case_id", "form", "read_back_at", "is_confirmable"):
        assert "never change" in refused(f"UPDATE mediation_agreement SET {column} = NULL WHERE id = %s", agreement.pk)
    done = Performance.objects.get(term__agreement=agreement)
    for column in ("amount", "proof", "occurred_at", "term_id", "confirmed_at", "reported_at"):
        assert "final" in refused(f"UPDATE mediation_performance SET {column} = NULL WHERE id = %s", done.pk)
    paper = Paper.objects.get(state="ready")
    for column in ("content", "digest", "state", "ready_at", "kind", "case_id"):
        assert "final" in refused(f"UPDATE mediation_paper SET {column} = NULL WHERE id = %s", paper.pk)
    term = AgreementTerm.objects.get(agreement=agreement)
    term.pk, term.number = None, 2
    with pytest.raises(DatabaseError, match="no further term"), transaction.atomic():
        AgreementTerm.objects.bulk_create(
            [
                AgreementTerm(
                    **{
                        field.attname: getattr(term, field.attname)
                        for field in AgreementTerm._meta.concrete_fields
                        if field.attname != "id"
                    }
                )
            ]
        )


def test_what_a_party_reported_is_confirmed_once_and_otherwise_stays() -> None:
    case = factories.create_case_at_status(Status.PERFORMED)
    done = Performance.objects.get(term__agreement__case=case)
    assert done.confirmed_at
    assert "final" in refused("UPDATE mediation_performance SET confirmed_at = now() WHERE id = %s", done.pk)
