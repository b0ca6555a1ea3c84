"""Writing a change of a case: one compare-and-swap UPDATE with its lines of the journal and their clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation import deadlines, journal
from mediation.journal import Entry, Stale
from mediation.models import Actor, Case, CaseEvent, Source
from mediation.states import Action


def hold(case: Case) -> None:
    """Let nobody else change this case until the transaction ends, so that its rows can be read and then added to.

    Raises :class:`Stale` where somebody has changed it since ``case`` was read.
    """
    heads = Case.objects.select_for_update(of=("self",)).values_list("head_seq", flat=True)
    if heads.get(pk=case.pk) != case.head_seq:
        raise Stale(case.code)


def write(
    case: Case, entries: Iterable[Entry], *, actor: Actor, at: datetime, changes: Mapping[str, Any]
) -> list[CaseEvent]:
    entries = list(entries)
    _check_moments(case, entries, at)
    events = journal.lines(case, entries, actor=actor, at=at, changes=changes)
    planned = deadlines.plan(case, events, deadlines.days_of(case.centre_id))
    columns = {**changes, **journal.head_after(events), **planned.on_case, "last_changed_at": at}
    seen = Case.objects.filter(pk=case.pk, status=case.status, head_seq=case.head_seq)
    if not seen.update(**columns):
        raise Stale(case.code)
    journal.write(events)
    deadlines.carry_out(planned)
    for name, value in columns.items():
        setattr(case, name, value)
    return events


def _check_moments(case: Case, entries: Iterable[Entry], at: datetime) -> None:
    """Nothing happens in the future, nor before registration but an entrusted case's day of signing for.

    Raises ``ValidationError`` for ``occurred_at``; the database refuses the future as well.
    """
    for entry in entries:
        if entry.occurred_at is None:
            continue
        if entry.occurred_at > at:
            raise ValidationError({"occurred_at": _("This lies in the future.")})
        is_signing_for = case.source == Source.ENTRUSTED and entry.kind == Action.ACKNOWLEDGE
        if case.registered_at and entry.occurred_at < case.registered_at and not is_signing_for:
            raise ValidationError({"occurred_at": _("This lies before the registration of the case.")})
