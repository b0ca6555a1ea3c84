"""Whoever may change every table, with every trigger off, is found out by ``manage.py verify``: kind, case and row.

Each kind of tampering is made over a superuser's connection, looked for, and undone.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql
from pytest_django import Settings

from accounts import access_log
from accounts.models import AccessEntry, AccessVerb, PersonVersion
from local import databases_of_tests
from mediation import followup, intake, journal, routing
from mediation.delivery import ledger, sealing
from mediation.delivery.papers import worker
from mediation.documents.uploads import Upload
from mediation.intake import MaterialGiven
from mediation.models import (
    Agreement,
    AgreementTerm,
    Assignment,
    Case,
    CaseEvent,
    Consent,
    Material,
    Notice,
    Paper,
    Party,
    Performance,
    Rating,
    RowSeal,
    Seal,
    Signature,
    Statement,
)
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, Hall
from tests.mediation.documents import files
from windows.models import Role

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NINE + timedelta(days=1)
TABLES = (
    *("mediation_case", "mediation_party", "mediation_consent", "mediation_statement", "mediation_agreement"),
    *("mediation_agreementterm", "mediation_signature", "mediation_performance", "mediation_rating"),
    *("mediation_paper", "mediation_notice", "mediation_material", "mediation_assignment", "mediation_caseevent"),
    *("mediation_seal", "mediation_rowdigest", "mediation_rowseal", "accounts_person", "accounts_personversion"),
    "accounts_accessentry",
)


@dataclass
class Intruder:
    """A superuser's connection with every trigger off; what is done within ``tampering`` is undone afterwards."""

    connection: psycopg.Connection

    def do(self, statement: LiteralString, *values: Any) -> None:
        assert self.connection.execute(statement, values).rowcount, f"nothing was changed by: {statement}"

    @contextmanager
    def tampering(self) -> Iterator[None]:
        for table in TABLES:
            self._on("CREATE TEMP TABLE {kept} AS SELECT * FROM {table}", table)
        try:
            yield
        finally:
            for table in TABLES:
                self._on("DELETE FROM {table}", table)
                self._on("INSERT INTO {table} SELECT * FROM {kept}", table)
                self._on("DROP TABLE {kept}", table)

    def _on(self, statement: LiteralString, table: str) -> None:
        names = {"table": sql.Identifier(table), "kept": sql.Identifier(f"kept_{table}")}
        self.connection.execute(sql.SQL(statement).format(**names))


@pytest.fixture
def intruder() -> Iterator[Intruder]:
    with databases_of_tests.administrator(connection.settings_dict["NAME"]) as admin:
        admin.execute("SET session_replication_role = replica")
        yield Intruder(admin)


@pytest.fixture
def case(settings: Settings, tmp_path: Path) -> Case:
    """A case in follow-up with everything a case can have, all of it sealed."""
    settings.ANCHORS = tmp_path / "anchors"
    hall = factories.hall()
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    hand_in(case, hall)
    for step in (driving.agree, driving.perform, driving.begin_follow_up):
        step(Case.objects.get(pk=case.pk), hall, LATER)
    case = Case.objects.get(pk=case.pk)
    followup.rate(
        case.parties.select_related("case").get(number=1),
        grade=2,
        means="phone",
        words="等了太久",
        by=hall.actor(Role.CALLBACK_CLERK),
        at=LATER,
    )
    routing.set_risk(
        Case.objects.get(pk=case.pk), level="yellow", reason="双方争吵", by=hall.actor(Role.CLERK), at=LATER
    )
    assert worker.render_due(LATER, limit=1) == 1
    seal_all()
    look_and_tell(Case.objects.get(pk=case.pk), hall)
    seal_all()
    assert Seal.objects.exists()
    assert RowSeal.objects.count() > 1
    return Case.objects.get(pk=case.pk)


def hand_in(case: Case, hall: Hall) -> None:
    material = MaterialGiven(kind="record", party=case.parties.get(number=1), form="copy", title="工资单")
    upload = Upload("工资单.pdf", files.pdf(pages=1))
    driving.look_into(
        intake.receive_material(case, upload=upload, details=material, by=hall.actor(Role.MEDIATOR), at=LATER), LATER
    )


def look_and_tell(case: Case, hall: Hall) -> None:
    """Somebody looked, a person was corrected, a message was sent by post."""
    looked = {"verb": AccessVerb.VIEW, "user": hall.users[Role.CLERK], "centre_id": hall.centre.pk, "at": LATER}
    access_log.note(about=case, **looked)
    access_log.note(about="case", **looked)
    person = case.parties.get(number=1).person
    factories.corrected(person, at=LATER, phone="13800138009", document_number="11010519491231002X")
    letter = case.notices.exclude(party=None).first()
    assert letter
    letter.state, letter.sent_at, letter.provider_id = Notice.State.SENT, LATER, "a1"
    letter.save()
    journal.ledger.note([letter], at=LATER)


def seal_all() -> None:
    ledger.seal_due(LATER)
    ends = time.monotonic() + 10
    with connection.cursor() as cursor:
        while True:
            cursor.execute(
                "SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot()) FROM "
                "(SELECT xid FROM mediation_caseevent UNION ALL SELECT xid FROM mediation_rowdigest) AS line"
            )
            if cursor.fetchone()[0]:
                break
            assert time.monotonic() < ends, "somebody does not end"
            time.sleep(0.02)
    sealing.seal_due(LATER)
    ledger.seal_due(LATER)


def verified() -> str:
    """All that verify says; it ends with an error where anything is wrong."""
    out = StringIO()
    try:
        call_command("verify", stdout=out)
    except CommandError as wrong:
        return f"{out.getvalue()}{wrong}"
    return out.getvalue()


def change(table: LiteralString, assignment: LiteralString) -> Callable[[Intruder, Any], None]:
    def tamper(intruder: Intruder, pk: Any) -> None:
        intruder.do(f"UPDATE {table} SET {assignment} WHERE id = %s", pk)

    return tamper


def remove(table: LiteralString) -> Callable[[Intruder, Any], None]:
    def tamper(intruder: Intruder, pk: Any) -> None:
        intruder.do(f"DELETE FROM {table} WHERE id = %s", pk)

    return tamper


def of(case: Case, model: Any, path: str = "case", **fields: Any) -> Any:
    row = model.objects.filter(**{path: case}, **fields).order_by("pk").first()
    assert row, f"no {model.__name__}"
    return row.pk


STATEMENT = "mediation_statement"
TERM, SIGNATURE = "mediation_agreementterm", "mediation_signature"
CASE, PARTY, NOTICE = "mediation_case", "mediation_party", "mediation_notice"
PERSON, ENTRY = "accounts_personversion", "accounts_accessentry"
Find = Callable[[Case], Any]
Tamper = Callable[[Intruder, Any], None]


def person_version(case: Case) -> Any:
    return PersonVersion.objects.filter(person__in=case.parties.values("person")).order_by("number", "pk").first().pk


def swap_phones(intruder: Intruder, pk: Any) -> None:
    """The number of another version under its own index, as somebody does who has the database and no key."""
    intruder.do(
        f"UPDATE {PERSON} a SET phone = b.phone, phone_index = b.phone_index FROM {PERSON} b "
        "WHERE a.id = %s AND b.id <> a.id AND b.phone_index <> a.phone_index",
        pk,
    )


#: What was done; how the row is found; how verify names it; how it was done.
KINDS: dict[str, tuple[Find, str, Tamper]] = {
    "statement text": (lambda c: of(c, Statement), "statement", change(STATEMENT, "body = '没有这回事'")),
    "statement with a new salt": (lambda c: of(c, Statement), "statement", change(STATEMENT, "salt = '\\x00'")),
    "statement erased": (lambda c: of(c, Statement), "statement", remove(STATEMENT)),
    "agreed facts": (lambda c: of(c, Agreement), "agreement", change("mediation_agreement", "facts = '另一回事'")),
    "agreed amount": (
        lambda c: of(c, AgreementTerm, "agreement__case"),
        "agreementterm",
        change(TERM, "amount = amount + 1"),
    ),
    "agreed day": (
        lambda c: of(c, AgreementTerm, "agreement__case"),
        "agreementterm",
        change(TERM, "due_on = due_on + 1"),
    ),
    "signature": (
        lambda c: of(c, Signature, "agreement__case", kind="party"),
        "signature",
        change(SIGNATURE, "signed_at = signed_at - interval '1 day'"),
    ),
    "seal of the body": (
        lambda c: of(c, Signature, "agreement__case", kind="seal"),
        "signature",
        change(SIGNATURE, "user_id = (SELECT id FROM accounts_user WHERE staff_number = 'sy-clerk')"),
    ),
    "seal of the body removed": (
        lambda c: of(c, Signature, "agreement__case", kind="seal"),
        "signature",
        remove(SIGNATURE),
    ),
    "grade": (lambda c: of(c, Rating), "rating", change("mediation_rating", "grade = 5")),
    "words of a rating": (lambda c: of(c, Rating), "rating", change("mediation_rating", "words = ''")),
    "consent": (lambda c: of(c, Consent, "party__case"), "consent", change("mediation_consent", "means = 'phone'")),
    "answer of a party": (lambda c: of(c, Party, number=2), "party", change(PARTY, "consent = 'declined'")),
    "paper": (
        lambda c: of(c, Paper, state="ready"),
        "paper",
        change("mediation_paper", "content = '\\x25504446'"),
    ),
    "paper with its digest": (
        lambda c: of(c, Paper, state="ready"),
        "paper",
        change("mediation_paper", "content = '\\x25504446', digest = sha256('\\x25504446')"),
    ),
    "paper never rendered here": (
        lambda c: of(c, Paper, state="owed"),
        "paper",
        change(
            "mediation_paper",
            "state = 'ready', ready_at = now() + interval '9 years', pages = 1, content = '\\x25', "
            "digest = sha256('\\x25')",
        ),
    ),
    "name of a person": (person_version, "personversion", change(PERSON, "name = '李四'")),
    "phone of a person": (person_version, "personversion", swap_phones),
    "document of a person": (
        lambda c: PersonVersion.objects.exclude(document_index="").get().pk,
        "personversion",
        change(PERSON, "document_index = md5(document_index)"),
    ),
    "name as it stands today": (
        lambda c: c.parties.get(number=1).person_id,
        "person",
        change("accounts_person", "name = '李四'"),
    ),
    "role of a party": (lambda c: of(c, Party, number=1), "party", change(PARTY, "role = 'third_party'")),
    "outcome": (lambda c: c.pk, "case", change(CASE, "outcome = 'oral_agreement'")),
    "status": (lambda c: c.pk, "case", change(CASE, "status = 'closed'")),
    "day of the application": (lambda c: c.pk, "case", change(CASE, "applied_at = applied_at - interval '1 year'")),
    "safe-contact label": (lambda c: c.pk, "case", change(CASE, "has_safe_contact = NOT has_safe_contact")),
    "risk": (lambda c: c.pk, "case", change(CASE, "risk = 'ordinary'")),
    "owner": (
        lambda c: c.pk,
        "case",
        change(CASE, "owner_id = (SELECT id FROM windows_agency WHERE code = 'hrss')"),
    ),
    "assignment": (
        lambda c: of(c, Assignment, role="lead", ended_at=None),
        "assignment",
        change("mediation_assignment", "agency_id = (SELECT id FROM windows_agency WHERE code = 'hrss')"),
    ),
    "material": (
        lambda c: of(c, Material),
        "material",
        change("mediation_material", "content = set_bit(content, 400, 1 - get_bit(content, 400))"),
    ),
    "verdict on a material": (
        lambda c: of(c, Material),
        "material",
        change("mediation_material", "state = 'refused', refused_because = 'acts', content = NULL, digest = NULL"),
    ),
    "message that was sent": (
        lambda c: of(c, Notice, state="sent"),
        "notice",
        change(NOTICE, "state = 'cancelled'"),
    ),
    "message that was not sent": (
        lambda c: of(c, Notice, state="owed"),
        "notice",
        change(NOTICE, "state = 'sent', sent_at = now() + interval '9 years'"),
    ),
    "who looked": (
        lambda c: AccessEntry.objects.order_by("pk").first().pk,
        "accessentry",
        change(ENTRY, "verb = 'list'"),
    ),
    "that somebody looked": (lambda c: AccessEntry.objects.order_by("pk").first().pk, "accessentry", remove(ENTRY)),
    "amount that was paid": (
        lambda c: of(c, Performance, "term__agreement__case"),
        "performance",
        change("mediation_performance", "amount = amount + 1"),
    ),
}


def test_each_kind_of_tampering_with_a_row_is_named(case: Case, intruder: Intruder) -> None:
    assert "Whole" in verified()
    missed = {}
    for kind, (find, name, tamper) in KINDS.items():
        pk = find(case)
        with intruder.tampering():
            tamper(intruder, pk)
            report = verified()
        wanted = [
            line for line in report.splitlines() if f"{name} {pk}" in line or (name == "material" and name in line)
        ]
        has_case = name == "accessentry" or any(case.code in line.replace("-", "") for line in wanted)
        if not wanted or not has_case or "differences" not in report:
            missed[kind] = report
    assert missed == {}
    assert "Whole" in verified()


def test_the_ledger_itself_cannot_be_rewritten(case: Case, intruder: Intruder) -> None:
    """Neither its lines nor its seals: the anchors stand outside the database."""
    statements: tuple[LiteralString, ...] = (
        "DELETE FROM mediation_rowdigest WHERE id = (SELECT max(id) FROM mediation_rowdigest)",
        "UPDATE mediation_rowdigest SET digest = md5(digest)",
        "UPDATE mediation_rowseal SET root = sha256(root)",
        "DELETE FROM mediation_rowseal",
        "UPDATE mediation_seal SET root = sha256(root)",
        "UPDATE mediation_caseevent SET digests = '{}' WHERE seq = 1",
    )
    for statement in statements:
        with intruder.tampering():
            intruder.do(statement)
            assert "differences" in verified(), statement
    assert "Whole" in verified()


def test_rows_older_than_their_digests_are_counted_and_not_called_whole(
    case: Case, intruder: Intruder, settings: Settings
) -> None:
    """As after an upgrade: the lines written before it carry no digests, and their hashes are those of then."""
    previous = journal.GENESIS
    for event in CaseEvent.objects.filter(case=case).order_by("seq"):
        event.digests, event.previous_hash = {}, previous
        previous = journal.hash_of(event)
        intruder.do(
            "UPDATE mediation_caseevent SET digests = '{}', previous_hash = %s, hash = %s WHERE id = %s",
            *(event.previous_hash, previous, event.pk),
        )
    intruder.do("UPDATE mediation_case SET head_hash = %s WHERE id = %s", previous, case.pk)
    intruder.do("DELETE FROM mediation_seal")
    settings.ANCHORS.unlink()
    assert sealing.seal_due(LATER)
    report = verified()
    assert "Not covered before" in report
    assert "2 party" in report
    assert report.endswith("every clock. But for what is not covered.\n")
