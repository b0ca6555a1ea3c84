"""The clocks of a case as the page shows them, each with how its day was reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mediation import casework
from mediation.access.visibility import VisibleCase
from mediation.casework import ClockSeen, queue_filters
from mediation.models import Deadline
from mediation.terms import Unit
from mediation.web.shell import formatting
from windows.workdays import Reason

OVER = (Deadline.State.STOPPED, Deadline.State.IDLE)


@dataclass(frozen=True)
class ClockShown:
    """``state``: as the mark of a clock has it; ``workdays``: what is left or late, where working days count."""

    seen: ClockSeen
    state: str
    workdays: int
    reckoned: list[str]

    @property
    def group(self) -> Promise | str:
        """Empty for those that bite us; the name under which the others are laid aside."""
        if self.seen.state in OVER:
            return _STOPPED
        return "" if self.seen.rule.bites else _RIGHTS


_RIGHTS = gettext_lazy("Rights of the parties")
_STOPPED = gettext_lazy("Stopped, or not running")


def clocks_of(visible: VisibleCase) -> list[tuple[Promise | str, list[ClockShown]]]:
    """By group, and in each the next to end on top. One query."""
    soon_until = queue_filters.soon_day(visible.at)
    rows = [_clock(seen, soon_until) for seen in casework.clocks(visible)]
    groups = [(group, [clock for clock in rows if clock.group == group]) for group in ("", _RIGHTS, _STOPPED)]
    return [(group, clocks) for group, clocks in groups if clocks]


def _clock(seen: ClockSeen, soon_until: date) -> ClockShown:
    counts = seen.rule.unit == Unit.WORKING_DAY and seen.left is not None
    return ClockShown(seen, _state(seen, soon_until), abs(seen.left or 0) if counts else 0, list(_reckoned(seen.trace)))


def _state(seen: ClockSeen, soon_until: date) -> str:
    if seen.state == Deadline.State.PAUSED:
        return "paused"
    if seen.state != Deadline.State.RUNNING:
        return "done"
    if seen.is_late:
        return "late"
    return "soon" if seen.due_on and seen.due_on <= soon_until else ""


def _reckoned(trace: Sequence[Sequence[Any]]) -> Iterator[str]:
    """The days that did not simply count, in words."""
    weekend = [row for row in trace if row[1] == Reason.WEEKEND]
    if weekend:
        yield ngettext("%(n)d day of a weekend left out", "%(n)d days of weekends left out", len(weekend)) % {
            "n": len(weekend)
        }
    for day, reason, name in trace:
        words = WORDS.get(reason)
        if words:
            yield words() % {"day": formatting.day(date.fromisoformat(day)), "name": f" {name}" if name else ""}


WORDS = {
    Reason.DAY_OFF: lambda: _("%(day)s%(name)s left out: a holiday"),
    Reason.EXCLUDED: lambda: _("%(day)s left out: the clock was paused"),
    Reason.WORKED_WEEKEND: lambda: _("%(day)s%(name)s counted: a weekend that is worked"),
    "extended": lambda: _("extended to %(day)s"),
    "agreed": lambda: _("as agreed: %(day)s"),
}
