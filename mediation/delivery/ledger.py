"""The ledger kept and looked through: rows of no journal are noted, sealed, anchored, and compared."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Min, Model, OuterRef, QuerySet

from accounts.fields.vault import Unreadable
from accounts.models import Person, PersonDetails, PersonVersion
from mediation import journal
from mediation.delivery import sealing
from mediation.delivery.comparing import CHANGED, GONE, Coverage, RowFault
from mediation.journal import digests
from mediation.journal.ledger import ADDED_TO, AT_ONCE, MOMENTS, earlier
from mediation.models import Case, Paper, RowDigest, RowSeal

LONGEST = 20  # pieces noted in one sweep; what is left is noted by the next one
T = TypeVar("T")
UNNOTED = "stands nowhere in the ledger"
DETAILS = tuple(field.attname for field in PersonDetails._meta.local_fields)


def seal_due(now: datetime) -> RowSeal | None:
    """Note what was added, and seal what was noted in transactions that have surely ended."""
    for _ in range(LONGEST):
        if not journal.ledger.note_new(now, limit=AT_ONCE):
            break
    return journal.ledger.seal(now, anchor=_keep)


def broken_seals() -> Iterator[str]:
    """Where the ledger is not what was sealed, or its seals not what was anchored outside the database."""
    anchored = {number: (from_xid, below_xid, root) for number, from_xid, below_xid, root in _anchors()}
    last, previous = 0, journal.seals.NO_ROOT
    for seal in RowSeal.objects.order_by("number"):
        leaves = journal.ledger.leaves_of(seal.from_xid, seal.below_xid)
        root = bytes(seal.root)
        if len(leaves) != seal.rows or journal.merkle_root(leaves) != root or bytes(seal.previous_root) != previous:
            yield f"seal {seal.number} of rows does not fit the ledger or the seal before it"
        if anchored.pop(seal.number, None) != (seal.from_xid, seal.below_xid, root.hex()):
            yield f"seal {seal.number} of rows is not the one that was anchored, or was never anchored"
        last, previous = seal.number, root
    for number, (from_xid, below_xid, root_then) in anchored.items():
        if journal.merkle_root(journal.ledger.leaves_of(from_xid, below_xid)).hex() != root_then:
            yield f"anchor {number} of rows: the ledger had other lines then"
        if number != last + 1:  # whose sealer died before it wrote the seal itself; the next one seals the same lines
            yield f"anchor {number} of rows: its seal is gone"


def changed_rows(coverage: Coverage) -> Iterator[RowFault]:
    """Every row that is not what the ledger says, or that should stand there and does not."""
    for model in digests.OF_THE_LEDGER:
        yield from _compared(model, coverage)
        yield from _unnoted(model, coverage)
    yield from _changed_persons()


def _compared(model: type[Model], coverage: Coverage) -> Iterator[RowFault]:
    name = str(model._meta.model_name)
    lines = RowDigest.objects.filter(model=name).order_by("row_id", "id")
    coverage.begins(lines.aggregate(first=Min("noted_at"))["first"])
    pairs = lines.values_list("row_id", "digest").iterator(chunk_size=AT_ONCE)
    for piece in _pieces(pairs):
        last = dict(piece)
        rows = model._default_manager.in_bulk(list(last))
        coverage.compared[name] += len(last)
        for pk, digest in last.items():
            if pk not in rows:
                yield RowFault("", f"{name} {pk}", GONE)
            elif not _is_as_noted(rows[pk], digest):
                yield from _again(rows[pk])


def _again(row: Model) -> Iterator[RowFault]:
    """Somebody may have noted it anew since: what counts is the last line, read with the row."""
    last = RowDigest.objects.filter(model=row._meta.model_name, row_id=row.pk).order_by("-id").first()
    now = type(row)._default_manager.filter(pk=row.pk).first()
    if last is None or now is None or not _is_as_noted(now, last.digest):
        yield RowFault(_case_of(row), f"{row._meta.model_name} {row.pk}", CHANGED)


def _is_as_noted(row: Model, digest: str) -> bool:
    try:
        if isinstance(row, Paper) and hashlib.sha256(row.content or b"").digest() != bytes(row.digest or b""):
            return False
        return digests.digest_of(row) == digest
    except Unreadable:
        return False


def _unnoted(model: type[Model], coverage: Coverage) -> Iterator[RowFault]:
    """Rows that should stand there: of what is added to whatever is older than what was noted last and came in time."""
    name = str(model._meta.model_name)
    lines = RowDigest.objects.filter(model=name)
    missing = model._default_manager.exclude(Exists(lines.filter(row_id=OuterRef("pk"))))
    if model in ADDED_TO:
        last = lines.order_by("-row_id").values_list("row_id", flat=True).first()
        missing = missing.filter(pk__lt=earlier(last)) if last else missing.none()
    else:
        missing = _after(model, missing, lines, coverage)
    for row in missing.iterator(chunk_size=AT_ONCE):
        yield RowFault(_case_of(row), f"{name} {row.pk}", UNNOTED)


def _after(
    model: type[Model], missing: QuerySet[Model], lines: QuerySet[RowDigest], coverage: Coverage
) -> QuerySet[Model]:
    """What became final since the first of its kind was noted; what did before is counted as not covered."""
    state, moment = MOMENTS[model]
    final = missing.filter(state=state)
    since = lines.aggregate(first=Min("noted_at"))["first"]
    before = final.filter(**{f"{moment}__lt": since}) if since else final
    coverage.uncovered[str(model._meta.model_name)] += before.count()
    return final.filter(**{f"{moment}__gte": since}) if since else final.none()


def _changed_persons() -> Iterator[RowFault]:
    """A person is what their last version says, and no version is missing; looked at again with the person held."""
    for people in _pieces(Person.objects.order_by("pk").iterator(chunk_size=AT_ONCE)):
        for pk in [person.pk for person, _ in _differing(people)]:
            with transaction.atomic():
                held = list(Person.objects.select_for_update().filter(pk=pk))
                for person, what in _differing(held):
                    yield RowFault(_case_of(person), f"person {person.pk}", what)


def _differing(people: list[Person]) -> Iterator[tuple[Person, str]]:
    versions: dict[UUID, dict[int, PersonVersion]] = defaultdict(dict)
    for version in PersonVersion.objects.filter(person__in=people):
        versions[version.person_id][version.number] = version
    for person in people:
        own = versions[person.pk]
        if sorted(own) != list(range(1, person.version + 1)):
            yield person, "has not the versions that it counts"
        elif not _is_alike(person, own[person.version]):
            yield person, "is not what its last version says"


def _is_alike(person: Person, version: PersonVersion) -> bool:
    try:
        return all(getattr(person, name) == getattr(version, name) for name in DETAILS)
    except Unreadable:
        return False


def _case_of(row: Model) -> str:
    """The code of its case; of a person the codes of all."""
    person_id = row.pk if isinstance(row, Person) else getattr(row, "person_id", None)
    if person_id:
        return " ".join(Case.objects.filter(parties__person=person_id).order_by("code").values_list("code", flat=True))
    case_id = getattr(row, "case_id", None)
    return Case.objects.filter(pk=case_id).values_list("code", flat=True).first() or "" if case_id else ""


def _pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while piece := list(islice(left, AT_ONCE)):
        yield piece


def anchors_path() -> Path:
    return Path(f"{settings.ANCHORS}.rows")


def _keep(seal: RowSeal) -> None:
    line = [seal.number, seal.from_xid, seal.below_xid, bytes(seal.root).hex()]
    sealing.append(anchors_path(), json.dumps(line, separators=(",", ":")))


def _anchors() -> Iterator[tuple[int, int, int, str]]:
    """What the file says, oldest first; a line that was torn when the machine stopped is passed over."""
    if not anchors_path().exists():
        return
    with anchors_path().open() as file:
        for line in file:
            try:
                number, from_xid, below_xid, root = json.loads(line)
            except ValueError:
                continue
            yield number, from_xid, below_xid, root
