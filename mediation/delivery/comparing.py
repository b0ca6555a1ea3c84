"""Rows of a case against the digests in its journal: what was changed, removed or put in behind the journal's back.

A case is read with all its lines at once, and again with the case held where something is not as it was: whoever is
writing at that moment is not taken for a forger.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Model

from mediation.journal import digests
from mediation.models import (
    Agreement,
    AgreementTerm,
    Assignment,
    Callback,
    Case,
    CaseEvent,
    Consent,
    Material,
    Party,
    Performance,
    Rating,
    Representation,
    Signature,
    Statement,
)

#: How a row is found from its case.
OF_CASE: Mapping[type[Model], str] = {
    Party: "case",
    Representation: "party__case",
    Consent: "party__case",
    Agreement: "case",
    AgreementTerm: "agreement__case",
    Signature: "agreement__case",
    Performance: "term__agreement__case",
    Callback: "case",
    Rating: "case",
    Material: "case",
}
NOT_READ: Mapping[type[Model], tuple[str, ...]] = {Material: ("content",)}

CHANGED = "is not what was written"
GONE = "is gone"
UNWRITTEN = "stands in no line of the journal"


@dataclass(frozen=True)
class RowFault:
    """A row that is not what it was: of which case (its code), which row (its table and id), and how."""

    case_code: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.case_code or '-'}: {self.row} {self.what}"


@dataclass
class Coverage:
    """How many rows were compared, by table; how many could not be, since they are older than their digests."""

    compared: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    uncovered: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    since: datetime | None = None

    def add(self, other: Coverage) -> None:
        for name, count in other.compared.items():
            self.compared[name] += count
        for name, count in other.uncovered.items():
            self.uncovered[name] += count
        self.begins(other.since)

    def begins(self, moment: datetime | None) -> None:
        self.since = min(filter(None, (self.since, moment)), default=None)


@dataclass
class DigestsOfCase:
    """What the lines of one case say about rows: the last digest of each, and every statement they name."""

    last: dict[str, str] = field(default_factory=dict)
    statements: dict[UUID, str] = field(default_factory=dict)
    is_covered: bool = False

    def read(self, seq: int, details: Mapping[str, Any], line: Mapping[str, str]) -> None:
        self.last.update(line)
        self.is_covered = self.is_covered or (seq == 1 and bool(line))
        for mention in (details, *details.values()):
            if isinstance(mention, dict) and "statement" in mention:
                self.statements[UUID(mention["statement"])] = mention["digest"]


def changed_rows(cases: list[Case], coverage: Coverage) -> Iterator[RowFault]:
    """Every row of these cases that is not what their journals say, looked at again with the case held."""
    compared = Coverage()
    doubtful = {fault.case_code for fault in _compare(cases, compared)}
    coverage.add(compared)
    for case in cases:
        if case.code in doubtful:
            with transaction.atomic():
                held = Case.objects.select_for_update().get(pk=case.pk)
                yield from _compare([held], Coverage())


def _compare(cases: list[Case], coverage: Coverage) -> list[RowFault]:
    journals = _journals(cases, coverage)
    rows = _rows(cases)
    faults: list[RowFault] = []
    for case in cases:
        faults += _faults_of(case, journals[case.pk], rows[case.pk], coverage)
    return [*faults, *_changed_statements(cases, journals, coverage), *_other_owners(cases)]


def _journals(cases: list[Case], coverage: Coverage) -> dict[UUID, DigestsOfCase]:
    journals: dict[UUID, DigestsOfCase] = defaultdict(DigestsOfCase)
    lines = CaseEvent.objects.filter(case__in=cases).order_by("case_id", "seq")
    for case_id, seq, at, details, line in lines.values_list("case_id", "seq", "recorded_at", "details", "digests"):
        journals[case_id].read(seq, details, line)
        if line:
            coverage.begins(at)
    return journals


def _rows(cases: list[Case]) -> dict[UUID, list[Model]]:
    rows: dict[UUID, list[Model]] = defaultdict(list)
    for case in cases:
        rows[case.pk].append(case)
    for model, path in OF_CASE.items():
        of_cases = model._default_manager.filter(**{f"{path}__in": cases}).annotate(of_case=F(f"{path}_id"))
        for row in of_cases.defer(*NOT_READ.get(model, ())):
            rows[row.of_case].append(row)
    return rows


def _faults_of(case: Case, journal: DigestsOfCase, rows: list[Model], coverage: Coverage) -> Iterator[RowFault]:
    left = dict(journal.last)
    for row in rows:
        name = digests.name_of(row)
        digest = left.pop(name, None)
        kind = str(row._meta.model_name)
        if digest is not None:
            coverage.compared[kind] += 1
            if digest != digests.digest_of(row):
                yield RowFault(case.code, _named(row), CHANGED)
        elif journal.is_covered and _is_final(row):
            yield RowFault(case.code, _named(row), UNWRITTEN)
        elif not journal.is_covered:
            coverage.uncovered[kind] += 1
    for name in left:
        kind, pk = name.split(":")
        yield RowFault(case.code, f"{kind} {UUID(pk)}", GONE)


def _changed_statements(
    cases: list[Case], journals: Mapping[UUID, DigestsOfCase], coverage: Coverage
) -> Iterator[RowFault]:
    named = [pk for case in cases for pk in journals[case.pk].statements]
    there = {row[0]: row for row in Statement.objects.filter(pk__in=named).values_list("pk", "body", "salt", "case_id")}
    for case in cases:
        for pk, digest in journals[case.pk].statements.items():
            coverage.compared["statement"] += 1
            if pk not in there:
                yield RowFault(case.code, f"statement {pk}", GONE)
                continue
            _, body, salt, case_id = there[pk]
            if hashlib.sha256(bytes(salt) + body.encode()).hexdigest() != digest or case_id != case.pk:
                yield RowFault(case.code, f"statement {pk}", CHANGED)


def _other_owners(cases: list[Case]) -> Iterator[RowFault]:
    """The open lead assignment is that of the owner, for whom the digest of the case answers."""
    leads = Assignment.objects.current().filter(case__in=cases, role=Assignment.Role.LEAD)
    owners = {case.pk: case for case in cases}
    for lead in leads:
        case = owners[lead.case_id]
        if lead.agency_id != case.owner_id:
            yield RowFault(case.code, _named(lead), "is not that of the owner")


def _is_final(row: Model) -> bool:
    """A draft is in no line yet; a call is, with the last one of its round or with what it brought to light."""
    if isinstance(row, Agreement):
        return row.read_back_at is not None
    if isinstance(row, AgreementTerm):
        return row.agreement.read_back_at is not None
    return not isinstance(row, Callback)


def _named(row: Model) -> str:
    return f"{row._meta.model_name} {row.pk}"
