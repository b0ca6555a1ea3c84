"""Kinds of events that many terms stop at, and statuses and tracks that many are for."""

from __future__ import annotations

from mediation.states import Action, Event, Status


def kinds(*events: str) -> frozenset[str]:
    return frozenset(events)


RESULT_ACTIONS: frozenset[str] = frozenset(
    {
        Action.PERFORM,
        Action.CONCLUDE,
        Action.TERMINATE,
        Action.WITHDRAW,
        Action.LAPSE,
        Action.REFUSE,
        Action.REDIRECT,
        Action.TRANSFER_OUT,
        Action.RETURN_TO_ENTRUSTER,
    }
)
HANDLING_ENDS = RESULT_ACTIONS | {Action.MERGE}
MEDIATION_ENDS = (HANDLING_ENDS - {Action.PERFORM}) | {Event.AGREEMENT_EFFECTIVE}
RIGHT_IS_USED = kinds(Action.PERFORM, Action.SET_ASIDE, Event.CONFIRMATION_RECORDED, Action.REOPEN)
MEDIATING = frozenset({Status.ACCEPTED, Status.IN_MEDIATION})
LABOUR_TRACKS = frozenset({"labour_mediation", "labour_inspection"})
