"""Rows of a case against the digests in its journal: what was changed, removed or put in behind the journal's back.

A case is read with all its lines at once, and again with the case held where something is not as it was: whoever is
writing at that moment is not taken for a forger.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import F, Model

from mediation.delivery.digests_of_case import DigestsOfCase, journals_of
from mediation.delivery.row_faults import CHANGED, GONE, UNWRITTEN, Coverage, RowFault
from mediation.journal import digests
from mediation.models import (
    Agreement,
    AgreementTerm,
    Assignment,
    Callback,
    Case,
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
    journals = journals_of(cases, coverage)
    rows = _rows(cases)
    faults: list[RowFault] = []
    for case in cases:
        faults += _faults_of(case, journals[case.pk], rows[case.pk], coverage)
    return [*faults, *_changed_statements(cases, journals, coverage), *_other_owners(cases)]


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
