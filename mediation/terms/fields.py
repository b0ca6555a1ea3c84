"""Fields with a law of their own: hospitals, consumers, the road."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.states import Action
from mediation.terms.choices import Basis, Binds, Consequence, Extension
from mediation.terms.endings import HANDLING_ENDS, MEDIATING, MEDIATION_ENDS, kinds
from mediation.terms.term import Term

TERMS: tuple[Term, ...] = (
    Term(
        code="MD-1",
        name=_("Mediation by a medical dispute committee"),
        binds=Binds.US,
        basis=Basis.STATUTORY,
        law=articles.LENGTH_OF_MEDICAL_MEDIATION,
        confidence="V",
        starts=kinds(Action.ACCEPT, Action.SET_ASIDE),
        stops=MEDIATION_ENDS,
        length=30,
        answers_in=MEDIATING,
        only=frozenset({"medical"}),
        extension=Extension.CONSENT,
        pauses=True,
    ),
    Term(
        code="CS-1",
        name=_("Decide whether to accept a consumer complaint"),
        binds=Binds.US,
        basis=Basis.REGULATORY,
        law=articles.CONSUMER_ACCEPTANCE,
        confidence="V",
        starts=kinds(Action.REGISTER, Action.REOPEN),
        stops=HANDLING_ENDS | {Action.ACCEPT},
        length=7,
        only=frozenset({"consumer"}),
    ),
    Term(
        code="CS-2",
        name=_("Consumer mediation"),
        binds=Binds.US,
        basis=Basis.REGULATORY,
        law=articles.LENGTH_OF_CONSUMER_MEDIATION,
        confidence="V",
        starts=kinds(Action.ACCEPT, Action.SET_ASIDE),
        stops=MEDIATION_ENDS,
        length=45,
        answers_in=MEDIATING,
        only=frozenset({"consumer"}),
        pauses=True,
    ),
    Term(
        code="RT-5",
        name=_("Joint application to the police after mediation has failed"),
        binds=Binds.PARTY,
        basis=Basis.REGULATORY,
        law=articles.POLICE_MEDIATION,
        confidence="V",
        starts=kinds(),
        stops=kinds(),
        length=3,
        consequence=Consequence.EXPIRE,
    ),
)
