"""Owing a paper. The row is written in the transaction of the fact that needs it; the worker renders it later."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mediation.models import Case, Paper, Party


def owe(
    case: Case,
    kind: str,
    *,
    at: datetime,
    number: int = 1,
    party: Party | None = None,
    copies: int = 1,
    subject_id: UUID | None = None,
    printed_number: str = "",
) -> None:
    """Owe one paper of this kind; owing it twice changes nothing. ``number`` tells apart several of one kind."""
    paper = owed(case, kind, at=at, number=number, party=party, copies=copies)
    paper.subject_id, paper.printed_number = subject_id, printed_number
    owe_all([paper])


def owed(case: Case, kind: str, *, at: datetime, number: int = 1, party: Party | None = None, copies: int = 1) -> Paper:
    """The row of a paper that is owed, not written yet: for :func:`owe_all`."""
    return Paper(case_id=case.pk, kind=kind, number=number, party=party, copies=copies, owed_at=at)


def owe_all(papers: Iterable[Paper]) -> None:
    """Owe several papers with one statement."""
    Paper.objects.bulk_create(papers, ignore_conflicts=True)


def next_of(case: Case, kind: str) -> int:
    """The next number among the papers of one kind, for those that a case may need any number of."""
    return case.papers.filter(kind=kind).count() + 1
