"""What waits to be settled by hand as rows of a list: for whom, why, and what may be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mediation.access.relations import keeps_other_side_from
from mediation.delivery import by_hand
from mediation.models import Notice, Paper, Party
from mediation.models.paper_kinds import PaperKind
from mediation.web.owed import words
from mediation.web.shell.entrance import StaffRequest


@dataclass(frozen=True)
class OwedRow:
    """One row. ``key``: of the press that settles it. ``text``: what the person is to be told, in Chinese."""

    row: Notice | Paper
    key: str
    words: str
    party: str = ""
    why: str = ""
    text: str = ""
    ways: tuple[tuple[str, Promise | str], ...] = ()
    letter: Paper | None = None
    is_kept_from: bool = False


def lines(rows: Sequence[Any], staff: StaffRequest) -> list[OwedRow]:
    letters = Paper.objects.filter(kind=PaperKind.LETTER, subject_id__in=[row.pk for row in rows]).defer("content")
    by_notice = {letter.subject_id: letter for letter in letters}
    return [
        _of_paper(row, staff) if isinstance(row, Paper) else _of_notice(row, by_notice.get(row.pk), staff)
        for row in rows
    ]


def _of_notice(notice: Notice, letter: Paper | None, staff: StaffRequest) -> OwedRow:
    ways = by_hand.ways(notice, at=staff.at)
    is_by_people = notice.state == Notice.State.OWED
    return OwedRow(
        notice,
        key=str(uuid4()),
        words=words.kind(notice),
        party=_party(notice, staff),
        why="" if is_by_people else words.why(notice),
        text=words.text(notice, at=staff.at),
        ways=tuple((way.value, words.PRESSED[way]) for way in ways),
        letter=letter,
        is_kept_from=not by_hand.may_be_told(notice),
    )


def _of_paper(paper: Paper, staff: StaffRequest) -> OwedRow:
    return OwedRow(paper, key=str(uuid4()), words=paper.title, party=_party(paper, staff), why=words.why_failed(paper))


def _party(row: Notice | Paper, staff: StaffRequest) -> str:
    """Whom it is for, masked; of the other side of a case that is kept from them only who works it reads more."""
    party = row.party
    if party is None:
        return ""
    if party.role != Party.Role.APPLICANT and keeps_other_side_from(row.case, staff.by):
        return _("kept apart")
    return party.person.masked_name
