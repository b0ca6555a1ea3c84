"""What a supervisor must see: a bad grade, an answer that contradicts the file, a reprisal (不满意评价整改).

The case is then under supervision: the supervisors find it on their desks, and only a leader closes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mediation import notices
from mediation.access import rules
from mediation.journal import Entry
from mediation.models import Callback, Case
from mediation.notices import Kind
from mediation.states import Event
from windows import hours

BAD = 2
SUPERVISED = {"is_supervised": True}


def is_bad(grade: int) -> bool:
    """The last two of the five grades: each is verified, answered and put right (政务服务好差评)."""
    return grade <= BAD


def about(made: Callback) -> list[Entry]:
    """The journal lines for what a call brought to light: the file says otherwise, or somebody suffers for it."""
    concerns = []
    if made.is_performed is False and made.case.performed_at:
        concerns.append("performance")
    if made.has_reprisal:
        concerns.append("reprisal")
    return [Entry(Event.CONCERN_RAISED, {"party": made.party.number, "about": what}, rows=(made,)) for what in concerns]


def lay_on_desks(case: Case, *, occasion: str, at: datetime) -> None:
    """Tell every supervisor and director of the centre, once for each occasion."""
    notices.tell(case, Kind.DISSATISFIED, users=_leaders(case, at=at), due_at=at, occasion=occasion)


def _leaders(case: Case, *, at: datetime) -> Iterable[UUID]:
    serving = case.centre.memberships.current(hours.day_of(at)).filter(agency=None, role__in=rules.LEADERS)
    return serving.values_list("user_id", flat=True).distinct()
