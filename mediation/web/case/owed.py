"""What of a case waits for a person: told on its page in one look, with where it is settled."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.delivery import by_hand
from mediation.models import Case, Notice, Paper
from mediation.models.messages import BY_PEOPLE
from mediation.web.shell.entrance import StaffRequest


@dataclass(frozen=True)
class Owing:
    """``may_settle``: whoever reads this settles it; others read that the centre's desk does."""

    letters: list[Notice]
    messages: list[Notice]
    papers: list[Paper]
    may_settle: bool

    def __bool__(self) -> bool:
        return bool(self.letters or self.messages or self.papers)


def of(case: Case, notices: list[Notice], papers: list[Paper], staff: StaffRequest) -> Owing:
    """Out of the rows the page shows anyway."""
    for notice in notices:
        notice.case = case
    waiting = [notice for notice in notices if notice.party_id and by_hand.ways(notice, at=staff.at)]
    return Owing(
        letters=[notice for notice in waiting if notice.state == Notice.State.OWED and notice.medium in BY_PEOPLE],
        messages=[notice for notice in waiting if notice.state in by_hand.TO_SETTLE],
        papers=[paper for paper in papers if paper.state == Paper.State.FAILED],
        may_settle=permissions.may(staff.by, Act.SETTLE, case),
    )
