"""When both sides are called back: the centre's own plan."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.lengths import Unit
from mediation.states import RESULTS, Action, Event, Status
from mediation.terms.endings import RESULT_ACTIONS, kinds
from mediation.terms.promises import promise
from mediation.terms.term import Term

TERMS: tuple[Term, ...] = (
    promise(
        "CB-1",
        _("Call both sides back"),
        starts=kinds(Action.PERFORM),
        stops=kinds(Event.CALLBACK_DONE, Action.REOPEN),
        length=1,
        law=articles.CALLBACK_AFTER_PERFORMANCE,
        answers_in=frozenset({Status.PERFORMED, Status.IN_FOLLOW_UP}),
    ),
    promise(
        "CB-7",
        _("Call both sides back"),
        starts=RESULT_ACTIONS - {Action.PERFORM},
        stops=kinds(Event.CALLBACK_DONE, Action.REOPEN),
        length=7,
        unit=Unit.CALENDAR_DAY,
        law=articles.CALLBACK_PLAN,
        answers_in=RESULTS - {Status.PERFORMED, Status.DEFAULTED} | {Status.IN_FOLLOW_UP},
    ),
    promise(
        "CB-0",
        _("Call the creditor back on the day of default"),
        starts=kinds(Action.DEFAULT),
        stops=kinds(Event.CALLBACK_DONE, Action.REOPEN, Action.PERFORM),
        length=0,
        law=articles.CALLBACK_AFTER_PERFORMANCE,
        answers_in=frozenset({Status.IN_FOLLOW_UP}),
    ),
)
