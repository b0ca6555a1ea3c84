"""What must be so, beyond the table of transitions, before an action is done."""

from __future__ import annotations

from collections.abc import Callable

from mediation.lifecycle.before_filing import callback_running, cannot_be_archived, never_registered
from mediation.lifecycle.before_mediation import cannot_begin, nobody_entrusted, not_by_own_powers
from mediation.lifecycle.before_performance import not_effective, nothing_agreed, terms_unperformed
from mediation.models import Case
from mediation.states import Action

HINDRANCES: dict[Action, Callable[[Case], str]] = {
    Action.OPEN: cannot_begin,
    Action.CONCLUDE: not_by_own_powers,
    Action.RETURN_TO_ENTRUSTER: nobody_entrusted,
    Action.AGREE: nothing_agreed,
    Action.PERFORM: terms_unperformed,
    Action.DEFAULT: not_effective,
    Action.CLOSE: callback_running,
    Action.ARCHIVE: cannot_be_archived,
    Action.REOPEN: never_registered,
}


def hindrance(case: Case, action: str) -> str:
    """The sentence that says what must come first; empty where nothing hinders."""
    ask = HINDRANCES.get(Action(action))
    return ask(case) if ask else ""
