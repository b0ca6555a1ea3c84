"""What courts have others mediate, and what they confirm."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.lengths import Unit
from mediation.states import Action, Event
from mediation.terms.choices import Basis, Binds, Consequence, Extension
from mediation.terms.endings import MEDIATING, MEDIATION_ENDS, RIGHT_IS_USED, kinds
from mediation.terms.term import Term

TERMS: tuple[Term, ...] = (
    Term(
        code="CT-1",
        name=_("Court-appointed mediation before filing"),
        binds=Binds.US,
        basis=Basis.REGULATORY,
        law=articles.COURT_APPOINTED_MEDIATION,
        confidence="V",
        starts=kinds(Action.ACKNOWLEDGE, Action.SET_ASIDE),
        stops=MEDIATION_ENDS,
        length=30,
        unit=Unit.CALENDAR_DAY,
        answers_in=MEDIATING,
        only=frozenset({"court_appointed"}),
        extension=Extension.CONSENT,
        pauses=True,
    ),
    Term(
        code="JC-1",
        name=_("Joint application for judicial confirmation"),
        binds=Binds.PARTY,
        basis=Basis.STATUTORY,
        law=articles.COURT_CONFIRMS,
        confidence="V",
        starts=kinds(Event.AGREEMENT_EFFECTIVE),
        stops=RIGHT_IS_USED,
        length=30,
        unit=Unit.CALENDAR_DAY,
        needs="confirmable",
        consequence=Consequence.EXPIRE,
        reminded_after=(15, 25),
    ),
)
