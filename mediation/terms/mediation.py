"""Mediation by people's mediation committees, what was agreed, and when a claim becomes barred."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.lengths import Unit
from mediation.states import Action, Event, Status
from mediation.terms.choices import Basis, Binds, Consequence, Extension
from mediation.terms.endings import LABOUR_TRACKS, MEDIATING, MEDIATION_ENDS, kinds
from mediation.terms.term import Term

TERMS: tuple[Term, ...] = (
    Term(
        code="PM-1",
        name=_("Mediation by a people's mediation committee"),
        binds=Binds.US,
        basis=Basis.REGULATORY,
        law=articles.LENGTH_OF_MEDIATION,
        confidence="V2",
        starts=kinds(Action.ACCEPT, Action.SET_ASIDE),
        stops=MEDIATION_ENDS,
        length=1,
        unit=Unit.MONTH,
        answers_in=MEDIATING,
        only=frozenset({"committee"}),
        extension=Extension.CONSENT,
        pauses=True,
    ),
)

RIGHTS: tuple[Term, ...] = (
    Term(
        code="CC-1",
        name=_("Limitation, counted afresh from the request to the committee"),
        binds=Binds.PARTY,
        basis=Basis.STATUTORY,
        law=articles.LIMITATION_OF_CLAIMS,
        confidence="V",
        starts=kinds(Action.REGISTER),
        stops=kinds(),
        length=3,
        unit=Unit.YEAR,
        never=LABOUR_TRACKS,
        consequence=Consequence.EXPIRE,
    ),
    Term(
        code="PF",
        name=_("Performance of an agreed term"),
        binds=Binds.PARTY,
        basis=Basis.STATUTORY,
        law=articles.WRITTEN_AGREEMENT_BINDS,
        confidence="V",
        starts=kinds("agreement.term"),
        stops=kinds(Event.PERFORMANCE_RECORDED, Action.PERFORM, Action.SET_ASIDE, Action.DEFAULT),
        answers_in=frozenset({Status.AGREED}),
        per="term",
        due_from="due_on",
        unit=Unit.CALENDAR_DAY,
        consequence=Consequence.DEFAULT,
    ),
)
