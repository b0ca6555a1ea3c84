"""The steps of a matter, as the person who brought it reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from mediation.models import Case
from mediation.states import RESULTS, Stage, Status

#: By which moment of the case a step is reached, and what it is called for the person who brought the matter.
STEPS: dict[str, Promise] = {
    "applied_at": pgettext_lazy("step", "Sent online"),
    "registered_at": pgettext_lazy("step", "Registered"),
    "acknowledged_at": gettext_lazy("To the agency that handles it"),
    "accepted_at": gettext_lazy("Taken on"),
    "resolved_at": gettext_lazy("Mediation and agreement"),
    "performed_at": gettext_lazy("Doing what was agreed"),
    "closed_at": pgettext_lazy("step", "Closed"),
}

#: Moments that are none of theirs: what becomes of the file.
INSIDE_THE_HOUSE = frozenset({"archived_at"})


@dataclass(frozen=True)
class SummaryStep:
    """One step of the way; ``state`` is ``done``, ``here`` or ``ahead``."""

    name: str
    state: str
    at: datetime | None = None


def steps_of(case: Case) -> list[SummaryStep]:
    """The way of this case: the ordinary one, or the way it really went when it ended before an agreement."""
    times = [*_beginning(case), *_result(case), _reached(case, "closed_at")]
    steps, has_current = [], False
    for name, reached in times:
        if reached:
            steps.append(SummaryStep(name, "done", reached))
        else:
            steps.append(SummaryStep(name, "ahead" if has_current else "here"))
            has_current = True
    return steps


def _reached(case: Case, moment: str) -> tuple[str, datetime | None]:
    return str(STEPS[moment]), getattr(case, moment)


def _beginning(case: Case) -> list[tuple[str, datetime | None]]:
    """What was sent online and is not registered yet says so; ended before, it goes on to how it ended."""
    sent = [] if case.registered_at else [_reached(case, "applied_at")]
    if sent and case.resolved_at:
        return sent
    return [*sent, *(_reached(case, moment) for moment in ("registered_at", "acknowledged_at", "accepted_at"))]


def _result(case: Case) -> list[tuple[str, datetime | None]]:
    ended_otherwise = case.status in RESULTS or case.stage in (Stage.FOLLOW_UP, Stage.END)
    if ended_otherwise and not case.performed_at and case.status != Status.DEFAULTED:
        return [(str(case.get_outcome_display()), case.resolved_at)]
    return [_reached(case, "resolved_at"), _reached(case, "performed_at")]
