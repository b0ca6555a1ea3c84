"""The table of transitions, and what is read from it: where an action leads, and what may be done next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation.states.actions import Action
from mediation.states.statuses import RESULTS, Status


@dataclass(frozen=True)
class Transition:
    """One arrow: ``action`` leads from ``source`` to ``target``; ``why`` is given where the arrow is odd."""

    source: Status
    action: Action
    target: Status
    why: str = ""


def _from(source: Status, **arrows: Status) -> Iterable[Transition]:
    return [Transition(source, Action(name), target) for name, target in arrows.items()]


TRANSITIONS: tuple[Transition, ...] = (
    *_from(
        Status.SUBMITTED,
        register=Status.REGISTERED,
        redirect=Status.REDIRECTED,
        refuse=Status.REFUSED,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(
        Status.REGISTERED,
        route=Status.ROUTED,
        request_supplement=Status.SUPPLEMENTING,
        redirect=Status.REDIRECTED,
        refuse=Status.REFUSED,
        merge=Status.CLOSED,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(
        Status.SUPPLEMENTING,
        supplement=Status.REGISTERED,
        redirect=Status.REDIRECTED,
        refuse=Status.REFUSED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(Status.SUPPLEMENTING, Action.LAPSE, Status.WITHDRAWN, "not supplemented in time counts as withdrawn"),
    *_from(
        Status.ROUTED,
        acknowledge=Status.ACKNOWLEDGED,
        reroute=Status.ROUTED,
        redirect=Status.REDIRECTED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(Status.ROUTED, Action.OBJECT, Status.REGISTERED, "the centre owns it again until it is routed anew"),
    Transition(Status.ROUTED, Action.RECALL, Status.REGISTERED, "the centre owns it again until it is routed anew"),
    *_from(
        Status.ACKNOWLEDGED,
        accept=Status.ACCEPTED,
        refuse=Status.REFUSED,
        redirect=Status.REDIRECTED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(
        Status.ACKNOWLEDGED, Action.OBJECT, Status.REGISTERED, "an objection may follow a closer look at the papers"
    ),
    *_from(
        Status.ACCEPTED,
        open=Status.IN_MEDIATION,
        terminate=Status.TERMINATED,
        reroute=Status.ROUTED,
        transfer_out=Status.TRANSFERRED_OUT,
        merge=Status.CLOSED,
        withdraw=Status.WITHDRAWN,
    ),
    Transition(
        Status.ACCEPTED,
        Action.CONCLUDE,
        Status.CONCLUDED,
        "an agency may handle by its own powers, without mediation (劳动保障监察条例 Art. 17)",
    ),
    *_from(
        Status.IN_MEDIATION,
        agree=Status.AGREED,
        terminate=Status.TERMINATED,
        suspend=Status.SUSPENDED,
        return_to_entruster=Status.TRANSFERRED_OUT,
        transfer_out=Status.TRANSFERRED_OUT,
        merge=Status.CLOSED,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(
        Status.SUSPENDED,
        resume=Status.IN_MEDIATION,
        terminate=Status.TERMINATED,
        return_to_entruster=Status.TRANSFERRED_OUT,
        withdraw=Status.WITHDRAWN,
    ),
    *_from(Status.AGREED, perform=Status.PERFORMED, default=Status.DEFAULTED),
    Transition(
        Status.AGREED, Action.SET_ASIDE, Status.IN_MEDIATION, "without an agreement the dispute is where it was before"
    ),
    Transition(Status.DEFAULTED, Action.PERFORM, Status.PERFORMED, "late performance is performance"),
    *(Transition(result, Action.CALL_BACK, Status.IN_FOLLOW_UP) for result in sorted(RESULTS)),
    *(
        Transition(ended, Action.REOPEN, Status.REGISTERED, "the centre owns it again; a new segment of clocks begins")
        for ended in (*sorted(RESULTS), Status.IN_FOLLOW_UP, Status.CLOSED)
    ),
    *_from(Status.IN_FOLLOW_UP, close=Status.CLOSED),
    *_from(Status.CLOSED, archive=Status.ARCHIVED),
)

BY_SOURCE_AND_ACTION: dict[tuple[Status, Action], Transition] = {(t.source, t.action): t for t in TRANSITIONS}
ARROWS: frozenset[tuple[Status, Status]] = frozenset((t.source, t.target) for t in TRANSITIONS)


def target(status: str, action: str) -> Status | None:
    """Where ``action`` leads from ``status``; None where the table has no such arrow."""
    transition = BY_SOURCE_AND_ACTION.get((Status(status), Action(action)))
    return transition.target if transition else None


def actions_from(status: str) -> list[Action]:
    """The actions the table knows from ``status``, in the table's order."""
    return [t.action for t in TRANSITIONS if t.source == status]
