"""Labour: its mediation, arbitration and inspection. Zhejiang has law of its own on the first and the last."""

from __future__ import annotations

from dataclasses import replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mediation import articles, citations
from mediation.lengths import Unit
from mediation.states import Action, Event, Status
from mediation.terms.choices import Basis, Binds, Consequence, Extension
from mediation.terms.endings import HANDLING_ENDS, LABOUR_TRACKS, MEDIATING, MEDIATION_ENDS, RIGHT_IS_USED, kinds
from mediation.terms.term import ZHEJIANG, Term

MEDIATION = frozenset({"labour_mediation"})
INSPECTION = frozenset({"labour_inspection"})

ENDS_BY_REGULATION = Term(
    code="LB-1",
    name=_("Labour mediation must end"),
    binds=Binds.US,
    basis=Basis.REGULATORY,
    law=articles.LENGTH_OF_LABOUR_MEDIATION,
    confidence="K",
    starts=kinds(Action.REGISTER, Action.REOPEN, Action.SET_ASIDE),
    stops=MEDIATION_ENDS,
    length=15,
    unit=Unit.CALENDAR_DAY,
    answers_in=MEDIATING,
    only=MEDIATION,
    instead=_(
        "In place of the term of mediation committees (PM-1): special law goes first. The terms of inspection "
        "(LI-1, LI-2) do not run: mediation was chosen in writing."
    ),
    extension=Extension.CONSENT,
)
INSPECTION_DECIDES = Term(
    code="LI-1",
    name=_("Labour inspection decides on the complaint"),
    binds=Binds.US,
    basis=Basis.REGULATORY,
    law=articles.INSPECTION_DECIDES,
    confidence="V2",
    starts=kinds(Action.REGISTER, Action.REOPEN),
    stops=HANDLING_ENDS | {Action.ACCEPT},
    length=5,
    only=INSPECTION,
)

TERMS: tuple[Term, ...] = (
    ENDS_BY_REGULATION,
    replace(
        ENDS_BY_REGULATION,
        territory=ZHEJIANG,
        basis=Basis.LOCAL,
        law=articles.LENGTH_OF_LABOUR_MEDIATION_IN_ZHEJIANG,
        confidence="V",
    ),
    Term(
        code="LB-1R",
        name=_("A party may apply for labour arbitration without waiting for mediation"),
        binds=Binds.PARTY,
        basis=Basis.STATUTORY,
        law=articles.LABOUR_ARBITRATION_UNWAITED,
        confidence="V",
        starts=kinds(Action.REGISTER, Action.REOPEN, Action.SET_ASIDE),
        stops=MEDIATION_ENDS,
        length=15,
        unit=Unit.CALENDAR_DAY,
        only=MEDIATION,
        consequence=Consequence.EXPIRE,
    ),
    Term(
        code="LB-2",
        name=_("Limitation of labour arbitration"),
        binds=Binds.PARTY,
        basis=Basis.STATUTORY,
        law=articles.LABOUR_LIMITATION,
        confidence="V",
        starts=kinds(Action.REGISTER),
        stops=kinds(),
        length=1,
        unit=Unit.YEAR,
        only=LABOUR_TRACKS,
        idle_when=("employment", "ongoing"),
        idle_because=format_lazy(
            _("not running: still employed ({law}); the request itself is recorded as an interruption"),
            law=citations.cited_lazy(articles.LABOUR_LIMITATION_WHILE_EMPLOYED),
        ),
        consequence=Consequence.EXPIRE,
    ),
    Term(
        code="LB-8",
        name=_("Joint application for arbitral review of the agreement"),
        binds=Binds.PARTY,
        basis=Basis.REGULATORY,
        law=articles.ARBITRAL_REVIEW,
        confidence="V2",
        starts=kinds(Event.AGREEMENT_EFFECTIVE),
        stops=RIGHT_IS_USED,
        length=15,
        unit=Unit.CALENDAR_DAY,
        only=MEDIATION,
        consequence=Consequence.EXPIRE,
        reminded_after=(10,),
    ),
    INSPECTION_DECIDES,
    replace(INSPECTION_DECIDES, territory=ZHEJIANG, law=articles.INSPECTION_DECIDES_IN_ZHEJIANG, confidence="V"),
    Term(
        code="LI-2",
        name=_("Labour inspection investigates"),
        binds=Binds.US,
        basis=Basis.STATUTORY,
        law=articles.LENGTH_OF_INSPECTION,
        confidence="V",
        starts=kinds(Action.ACCEPT),
        stops=HANDLING_ENDS,
        length=60,
        answers_in=frozenset({Status.ACCEPTED}),
        only=INSPECTION,
        extension=Extension.AUTHORITY,
        extends_by=30,
    ),
)
