"""What happened to a case, in order, for whoever may read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from mediation import journal
from mediation.access.visibility import VisibleCase
from mediation.models import CaseEvent, Statement


@dataclass(frozen=True)
class JournalLine:
    """One line. ``was_entered_late``: it happened before it was written down. ``statements``: what was said with it."""

    seq: int
    kind: str
    title: Promise
    who: str
    role: str
    occurred_at: datetime
    recorded_at: datetime
    was_entered_late: bool
    attested_by: str
    details: dict[str, Any]
    statements: tuple[Statement, ...]


def timeline(visible: VisibleCase) -> list[JournalLine]:
    """The journal as somebody may read it; a party sees what concerns them, without names and inner reasons.

    Two queries. What was erased is missing from ``statements`` and still stands in the journal.
    """
    is_public = visible.actor.party_id is not None
    events = visible.events()
    statements = {str(each.pk): each for each in visible.statements()}
    return [_line(event, statements, is_public=is_public) for event in events]


def _line(line: CaseEvent, statements: dict[str, Statement], *, is_public: bool) -> JournalLine:
    name = line.actor_user.name if line.actor_user else ""
    return JournalLine(
        seq=line.seq,
        kind=line.kind,
        title=journal.LINES[line.kind].title,
        who="" if is_public else name,
        role="" if is_public else line.actor_role,
        occurred_at=line.occurred_at,
        recorded_at=line.recorded_at,
        was_entered_late=line.occurred_at < line.recorded_at,
        attested_by="" if is_public else line.attested_by,
        details={} if is_public else line.details,
        statements=tuple(statements[key] for key in _mentioned(line.details) if key in statements),
    )


def _mentioned(details: dict[str, Any]) -> Iterator[str]:
    """The statements that a line names, also those one level down (facts and request of an application)."""
    if "statement" in details:
        yield details["statement"]
    for value in details.values():
        if isinstance(value, dict) and "statement" in value:
            yield value["statement"]
