"""What to do next as one sentence, for whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from mediation.casework.next_steps.afterwards import archived, closed, defaulted, ended, in_follow_up
from mediation.casework.next_steps.agreed import agreed
from mediation.casework.next_steps.before_acceptance import acknowledged, registered, routed, submitted, supplementing
from mediation.casework.next_steps.handling import accepted, in_mediation, suspended
from mediation.casework.next_steps.turns import Turn, moment
from mediation.models import Actor, Case
from mediation.states import RESULTS, Status

ASSISTING = "P-4"  # binds another agency than the one whose turn it is


@dataclass(frozen=True)
class Next:
    """``sentence``: with the moment by which it is promised. ``act``: what it asks of whoever asks; empty where it is
    not for them.
    """

    sentence: str
    act: str


def what_next(case: Case, actor: Actor, *, at: datetime) -> Next:
    """What stands on top of the case page. Costs up to four queries."""
    turn = _turn(case)
    is_mine = turn.is_for(actor, case)
    sentence = str(turn.do if is_mine else turn.wait) % {"whom": turn.whom}
    due_at = case.next_due_at if turn.is_dated and case.next_term != ASSISTING else None
    return Next(_until(sentence, due_at, at), turn.act if is_mine else "")


def next_step(case: Case, actor: Actor, *, at: datetime) -> str:
    """The same as a sentence alone."""
    return what_next(case, actor, at=at).sentence


def _until(sentence: str, due_at: datetime | None, at: datetime) -> str:
    if due_at is None:
        return sentence
    until = _("%(sentence)s; late since %(when)s") if due_at < at else _("%(sentence)s, by %(when)s")
    return until % {"sentence": sentence, "when": moment(due_at)}


def _turn(case: Case) -> Turn:
    return BY_STATUS[Status(case.status)](case)


BY_STATUS: dict[Status, Callable[[Case], Turn]] = {
    Status.SUBMITTED: submitted,
    Status.REGISTERED: registered,
    Status.SUPPLEMENTING: supplementing,
    Status.ROUTED: routed,
    Status.ACKNOWLEDGED: acknowledged,
    Status.ACCEPTED: accepted,
    Status.IN_MEDIATION: in_mediation,
    Status.SUSPENDED: suspended,
    Status.AGREED: agreed,
    **dict.fromkeys(RESULTS, ended),
    Status.DEFAULTED: defaulted,
    Status.IN_FOLLOW_UP: in_follow_up,
    Status.CLOSED: closed,
    Status.ARCHIVED: archived,
}
