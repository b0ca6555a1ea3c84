"""What happened to a case, in order, for whoever may read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from mediation import journal
from mediation.access import visibility
from mediation.journal import Readers
from mediation.models import Actor, Case, CaseEvent, Statement


@dataclass(frozen=True)
class Told:
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


def timeline(case: Case, actor: Actor) -> list[Told]:
    """The journal as ``actor`` may read it; a party sees what concerns them, without names and inner reasons.

    Two queries. What was erased is missing from ``statements`` and still stands in the journal.
    """
    events = visibility.events(case, actor)
    if actor.party_id:
        events = events.filter(kind__in=journal.read_by(Readers.PARTIES))
    lines = list(events)
    statements = {str(statement.pk): statement for statement in _statements(case, actor)}
    return [_told(line, statements, is_public=actor.party_id is not None) for line in lines]


def _statements(case: Case, actor: Actor) -> Iterable[Statement]:
    statements = Statement.objects.filter(case=case)
    return statements.filter(is_shared=True) if actor.party_id else statements


def _told(line: CaseEvent, statements: dict[str, Statement], *, is_public: bool) -> Told:
    name = line.actor_user.name if line.actor_user else ""
    return Told(
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
