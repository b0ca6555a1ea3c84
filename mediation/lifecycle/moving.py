"""Moving a case, and adding lines to its journal that move nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from mediation import assignments, states
from mediation.access import permissions
from mediation.journal import Entry
from mediation.lifecycle.preconditions import require
from mediation.lifecycle.stamps import stamped
from mediation.lifecycle.writing import write
from mediation.models import Actor, Case
from mediation.states import Action, Status
from windows.models import Agency, Window


def move(  # noqa: PLR0913 - the one door: all that a change of a case may bring passes here
    case: Case,
    action: Action,
    *,
    actor: Actor,
    at: datetime,
    occurred_at: datetime | None = None,
    details: Mapping[str, Any] | None = None,
    rows: tuple[Model, ...] = (),
    before: Iterable[Entry] = (),
    after: Iterable[Entry] = (),
    owner: Agency | None = None,
    window: Window | None = None,
    rule: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Case:
    """Do ``action`` to ``case``.

    ``occurred_at``: when it happened in the world, if before ``at``. ``rows``: what is written with it (``Entry``).
    ``before`` and ``after``: lines of the journal that belong to the same transaction. ``owner``: the agency that owns
    the case from now on. ``changes``: other columns. Raises :class:`NotAllowed`, ``permissions.NotPermitted`` or
    :class:`Stale`; then nothing is written.
    """
    target = require(case, action, actor=actor)
    happened = occurred_at or at
    with transaction.atomic():
        owner = owner or _centre_again(case, target)
        columns = dict(changes or {}) | {"status": target} | stamped(case, action, happened)
        if owner and (owner.pk != case.owner_id or Status(case.status) in states.ENDED):
            assignments.hand_over(case, to=owner, at=at, because=action, rule=rule, window=window)
            columns |= {"owner_id": owner.pk}
        entries = [*before, Entry(action, details or {}, occurred_at, rows=rows), *after]
        write(case, entries, actor=actor, at=at, changes=columns)
        if target in states.ENDED:
            assignments.end_all(case, at=at, because=action)
    return case


def record(
    case: Case,
    *entries: Entry,
    actor: Actor,
    at: datetime,
    permission: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Case:
    """Add lines that are no transition, with the clocks they start and stop. Raises like :func:`move`."""
    if permission:
        permissions.require(actor, permission, case)
    with transaction.atomic():
        write(case, entries, actor=actor, at=at, changes=changes or {})
    return case


def _centre_again(case: Case, target: Status) -> Agency | None:
    """Back before routing, the centre's own agency owns the case."""
    if target not in states.CENTRE_OWNED or Status(case.status) in states.CENTRE_OWNED:
        return None
    return assignments.centre_agency(case.centre_id)
