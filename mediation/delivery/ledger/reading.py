"""Reading many rows piece by piece, and naming the case of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Model

from accounts.models import Person
from mediation.journal.ledger import AT_ONCE
from mediation.models import Case

T = TypeVar("T")


def case_of(row: Model) -> str:
    """The code of its case; of a person the codes of all."""
    person_id = row.pk if isinstance(row, Person) else getattr(row, "person_id", None)
    if person_id:
        return " ".join(Case.objects.filter(parties__person=person_id).order_by("code").values_list("code", flat=True))
    case_id = getattr(row, "case_id", None)
    return Case.objects.filter(pk=case_id).values_list("code", flat=True).first() or "" if case_id else ""


def pieces(rows: Iterable[T]) -> Iterator[list[T]]:
    left = iter(rows)
    while piece := list(islice(left, AT_ONCE)):
        yield piece
