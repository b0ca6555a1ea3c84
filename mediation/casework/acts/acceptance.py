"""Acts by which the agency takes the case on: acceptance, mediator, consents, first contact, beginning mediation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from mediation import handling, routing
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.casework.acts.arguments import OccurrenceArguments
from mediation.casework.acts.case_act import case_act
from mediation.handling import SessionPlan
from mediation.handling.consents import MAY_ANSWER
from mediation.handling.preconditions import IN_HAND
from mediation.models import Actor, Case, Deadline, Party
from mediation.states import Action, Status


@dataclass(frozen=True)
class AcceptanceArguments:
    """``mediator``: who mediates, where that is known already."""

    mediator: User | None = None


@dataclass(frozen=True)
class MediatorArguments:
    mediator: User


@dataclass(frozen=True)
class ConsentArguments:
    """``state``: given or declined. ``means``: how it was answered."""

    party: Party
    state: str
    means: str


@dataclass(frozen=True)
class OpeningArguments:
    """``session``: the first one, if it is set already."""

    session: SessionPlan | None = None


def _not_both(case: Case, /, *, by: Actor, at: datetime) -> str:
    """It is not acknowledged yet, and this person may do both."""
    return "" if permissions.may(by, Action.ACCEPT, case) else gettext("You may not do this to this case.")


def _no_contact_is_due(case: Case, /, *, by: Actor, at: datetime) -> str:
    if case.has_safe_contact:
        return gettext("While safe contact is asked for, the other side is not contacted.")
    if not case.deadlines.filter(term="P-3", state=Deadline.State.RUNNING).exists():
        return gettext("The first contact with both sides is on record already.")
    return ""


@case_act(
    "receipt",
    Action.ACKNOWLEDGE,
    _("Acknowledge and accept"),
    hindrance=_not_both,
    page_only="two acts in one press; a program sends an acknowledgement and an acceptance",
)
def receipt(case: Case, arguments: AcceptanceArguments, /, *, by: Actor, at: datetime) -> None:
    """Acknowledge and accept in one"""
    routing.acknowledge(case, by=by, at=at)
    handling.accept(case, mediator=arguments.mediator, by=by, at=at)


@case_act("acceptance", Action.ACCEPT, _("Accept"))
def acceptance(case: Case, arguments: AcceptanceArguments, /, *, by: Actor, at: datetime) -> None:
    """Accept the case (受理)"""
    handling.accept(case, mediator=arguments.mediator, by=by, at=at)


@case_act("mediator", Act.NAME_MEDIATOR, _("Name the mediator"), statuses=IN_HAND)
def mediator(case: Case, arguments: MediatorArguments, /, *, by: Actor, at: datetime) -> None:
    """Name the mediator"""
    handling.name_mediator(case, mediator=arguments.mediator, by=by, at=at)


@case_act("consents", Act.RECORD_CONSENT, _("Record an answer about mediation"), statuses=MAY_ANSWER)
def consents(case: Case, arguments: ConsentArguments, /, *, by: Actor, at: datetime) -> None:
    """Record a party's answer to the question of mediation"""
    handling.record_consent(case, arguments.party, state=arguments.state, means=arguments.means, by=by, at=at)


@case_act(
    "first-contact",
    Act.RECORD_CONSENT,
    _("Record the first contact"),
    statuses=[Status.ACCEPTED],
    hindrance=_no_contact_is_due,
)
def first_contact(case: Case, arguments: OccurrenceArguments, /, *, by: Actor, at: datetime) -> None:
    """Record the first contact with both sides"""
    handling.record_first_contact(case, occurred_at=arguments.occurred_at, by=by, at=at)


@case_act("mediation", Action.OPEN, _("Begin mediation"))
def mediation(case: Case, arguments: OpeningArguments, /, *, by: Actor, at: datetime) -> None:
    """Begin mediation, with the first session if it is set already"""
    handling.begin(case, session=arguments.session, by=by, at=at)


ACTS = (receipt, acceptance, mediation, consents, first_contact, mediator)
