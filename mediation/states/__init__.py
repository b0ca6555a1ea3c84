"""Statuses, actions and transitions of a case: one table.

The trigger on the case, the handbook's diagram and the buttons on the pages are all printed or read from
``TRANSITIONS``; nothing else in the product knows what may follow what.
"""

from mediation.states.actions import DONE, Action
from mediation.states.diagram import as_mermaid
from mediation.states.events import Event
from mediation.states.outcomes import Outcome, RefusalReason
from mediation.states.statuses import CENTRE_OWNED, ENDED, OPEN, RESULTS, STAGES, Stage, Status
from mediation.states.transitions import ARROWS, BY_SOURCE_AND_ACTION, TRANSITIONS, Transition, actions_from, target

__all__ = [
    "ARROWS",
    "BY_SOURCE_AND_ACTION",
    "CENTRE_OWNED",
    "DONE",
    "ENDED",
    "OPEN",
    "RESULTS",
    "STAGES",
    "TRANSITIONS",
    "Action",
    "Event",
    "Outcome",
    "RefusalReason",
    "Stage",
    "Status",
    "Transition",
    "actions_from",
    "as_mermaid",
    "target",
]
