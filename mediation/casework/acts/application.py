"""Acts on an application before it is assigned: entering it, asking for more, refusing, leading elsewhere, merging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mediation import intake
from mediation.casework.acts.arguments import NoArguments, ReasonArguments, RouteToldArguments
from mediation.casework.acts.case_act import case_act
from mediation.models import Actor, Case
from mediation.states import Action


@dataclass(frozen=True)
class SupplementRequestArguments:
    """``what``: what is still needed, in words that the applicant reads."""

    what: str


@dataclass(frozen=True)
class RefusalArguments:
    """``reason``: one of ``RefusalReason``. ``route_told``: the route that is open instead."""

    reason: str
    route_told: str


@dataclass(frozen=True)
class MergerArguments:
    """``into``: the case that continues."""

    into: Case


@case_act("registration", Action.REGISTER, _("Check it and enter it in the register"))
def registration(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Register a dispute that was submitted online"""
    intake.register_submitted(case, by=by, at=at)


@case_act("supplement-request", Action.REQUEST_SUPPLEMENT, _("Ask for what is missing"))
def supplement_request(case: Case, arguments: SupplementRequestArguments, /, *, by: Actor, at: datetime) -> None:
    """Ask the applicant for supplements"""
    intake.request_supplement(case, what=arguments.what, by=by, at=at)


@case_act("supplement", Action.SUPPLEMENT, _("What was missing is here"))
def supplement(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Record that the supplements are there"""
    intake.supplement(case, by=by, at=at)


@case_act("redirection", Action.REDIRECT, _("Lead to another route"))
def redirection(case: Case, arguments: RouteToldArguments, /, *, by: Actor, at: datetime) -> None:
    """Lead the person to another route"""
    intake.redirect(case, route_told=arguments.route_told, by=by, at=at)


@case_act("refusal", Action.REFUSE, _("Refuse"))
def refusal(case: Case, arguments: RefusalArguments, /, *, by: Actor, at: datetime) -> None:
    """Refuse the case, with the reason and the route told"""
    intake.refuse(case, reason=arguments.reason, route_told=arguments.route_told, by=by, at=at)


@case_act("withdrawal", Action.WITHDRAW, _("Withdraw"))
def withdrawal(case: Case, arguments: ReasonArguments, /, *, by: Actor, at: datetime) -> None:
    """Withdraw the application"""
    intake.withdraw(case, reason=arguments.reason, by=by, at=at)


@case_act("merger", Action.MERGE, _("Merge into another case"))
def merger(case: Case, arguments: MergerArguments, /, *, by: Actor, at: datetime) -> None:
    """Merge the case into another one"""
    intake.merge(case, into=arguments.into, by=by, at=at)


ACTS = (registration, supplement, supplement_request, redirection, refusal, withdrawal, merger)
