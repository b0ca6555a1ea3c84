"""What a centre promises by itself: working days, ending at close of business. Each is a suggested default."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.articles import Citation
from mediation.states import Action, Event, Status
from mediation.terms.choices import Basis, Binds, Consequence, Ends
from mediation.terms.endings import HANDLING_ENDS, kinds
from mediation.terms.term import Term


def promise(
    code: str,
    name: Promise,
    *,
    starts: frozenset[str],
    stops: frozenset[str],
    length: int,
    law: Citation = articles.OWN_PROMISE,
    **rest: Any,
) -> Term:
    return Term(
        code=code,
        name=name,
        binds=Binds.US,
        basis=Basis.PROMISE,
        law=law,
        confidence="P",
        starts=starts,
        stops=stops,
        length=length,
        ends=Ends.CLOSE_OF_BUSINESS,
        **rest,
    )


TERMS: tuple[Term, ...] = (
    promise(
        "P-0",
        _("Check an online submission"),
        starts=kinds(Event.MATTER_RECEIVED),
        stops=kinds(Action.REGISTER, Action.REDIRECT, Action.REFUSE, Action.WITHDRAW),
        length=1,
        needs="online",
        answers_in=frozenset({Status.SUBMITTED}),
    ),
    promise(
        "P-1",
        _("Accept or refuse"),
        starts=kinds(Action.REGISTER, Action.SUPPLEMENT, Action.REOPEN, Action.REROUTE),
        stops=HANDLING_ENDS | {Action.ACCEPT, Action.REQUEST_SUPPLEMENT},
        length=1,
        answers_in=frozenset({Status.REGISTERED, Status.ACKNOWLEDGED}),
    ),
    promise(
        "P-2",
        _("Agency acknowledges"),
        starts=kinds(Action.ROUTE, Action.REROUTE),
        stops=HANDLING_ENDS | {Action.ACKNOWLEDGE, Action.OBJECT, Action.RECALL, Action.REROUTE},
        length=1,
        answers_in=frozenset({Status.ROUTED}),
    ),
    promise(
        "P-3",
        _("First contact with both sides"),
        starts=kinds(Action.ACCEPT),
        stops=HANDLING_ENDS | {Event.FIRST_CONTACT, Event.SITE_VISITED, Action.OPEN, Action.REROUTE},
        length=2,
    ),
    promise(
        "P-4",
        _("Assisting agency does its part"),
        starts=kinds(Event.ASSIST_ASKED),
        stops=HANDLING_ENDS | {Event.ASSIST_CLOSED, Action.REROUTE},
        length=1,
        per="task",
    ),
    promise(
        "P-5",
        _("Sign and seal the agreement"),
        starts=kinds(Action.AGREE),
        stops=kinds(Event.AGREEMENT_EFFECTIVE, Action.SET_ASIDE),
        length=1,
        answers_in=frozenset({Status.AGREED}),
    ),
    promise(
        "P-6",
        _("Review why the case is suspended"),
        starts=kinds(Action.SUSPEND),
        stops=HANDLING_ENDS | {Action.RESUME},
        length=10,
        answers_in=frozenset({Status.SUSPENDED}),
    ),
    promise(
        "P-7",
        _("Applicant supplements the application"),
        starts=kinds(Action.REQUEST_SUPPLEMENT),
        stops=kinds(Action.SUPPLEMENT, Action.REDIRECT, Action.REFUSE, Action.WITHDRAW, Action.LAPSE),
        length=10,
        consequence=Consequence.LAPSE,
        answers_in=frozenset({Status.SUPPLEMENTING}),
    ),
    promise(
        "P-8",
        _("Complete the dossier and close"),
        starts=kinds(Event.CALLBACK_DONE),
        stops=kinds(Action.CLOSE, Action.REOPEN, Action.PERFORM),
        length=5,
        answers_in=frozenset({Status.IN_FOLLOW_UP}),
    ),
    promise(
        "P-9",
        _("Decide what follows a default"),
        starts=kinds(Action.DEFAULT),
        stops=kinds(Action.PERFORM, Action.CALL_BACK, Action.REOPEN),
        length=10,
        answers_in=frozenset({Status.DEFAULTED}),
    ),
)
