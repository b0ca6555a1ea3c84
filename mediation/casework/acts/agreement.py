"""Acts on the agreement: drawing it up, reading it back, signatures, the seal, confirmation, setting it aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import handling
from mediation.access.permissions import Act
from mediation.casework.acts.arguments import NoArguments, OccurrenceArguments, ReasonArguments
from mediation.casework.acts.case_act import case_act
from mediation.handling import AgreementDraft
from mediation.handling.preconditions import AGREED
from mediation.lifecycle import Stale
from mediation.models import Actor, Agreement, Case, Party, Signature
from mediation.states import Action, Status

State = Agreement.State
BEING_SIGNED = (State.READ_BACK, State.SIGNED)


@dataclass(frozen=True)
class SignatureArguments:
    """``party``: whose signature was taken down; None: the mediator's own. ``is_here``: they came to sign."""

    party: Party | None = None
    is_here: bool = True


def _is_being_signed(agreement: Agreement | None) -> bool:
    return agreement is not None and agreement.state in BEING_SIGNED


def _nobody_is_to_sign(case: Case, /, *, by: Actor, at: datetime) -> str:
    """Nobody is missing whose signature this person may take down or give."""
    agreement = case.agreements.live().first()
    if agreement is None or not _is_being_signed(agreement):
        return gettext("The agreement is signed after it was read back.")
    missing = handling.missing(agreement)
    if not missing:
        return gettext("Everybody has signed.")
    if missing == [str(Signature.Kind.MEDIATOR.label)] and by.user_id != case.mediator_id:
        return gettext("Only the mediator's own signature is missing.")
    return ""


def _not_to_be_sealed(case: Case, /, *, by: Actor, at: datetime) -> str:
    agreement = case.agreements.live().first()
    if agreement is None or not _is_being_signed(agreement):
        return gettext("The agreement is signed after it was read back.")
    missing = handling.missing(agreement)
    if missing:
        return gettext("The seal comes last. Still missing: %(names)s.") % {"names": gettext(", ").join(missing)}
    return ""


def _not_confirmable(case: Case, /, *, by: Actor, at: datetime) -> str:
    agreement = case.agreements.live().first()
    if agreement is None or agreement.state != State.EFFECTIVE:
        return gettext("The agreement is not effective yet: signatures or the seal are missing.")
    if not agreement.is_confirmable:
        return gettext("A court cannot confirm this agreement.")
    return gettext("The confirmation is on record already.") if agreement.confirmed_at else ""


@case_act("agreement", Act.DRAFT_AGREEMENT, _("Draw up the agreement"), statuses=[Status.IN_MEDIATION])
def draft(case: Case, arguments: AgreementDraft, /, *, by: Actor, at: datetime) -> None:
    """Draw up the agreement"""
    handling.draft_agreement(case, draft=arguments, by=by, at=at)


@case_act("agreement/reading", Action.AGREE, _("Read it back"))
def reading(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Record that the agreement was read back and that both sides agree"""
    handling.agree(case, agreement=_current(case), by=by, at=at)


@case_act(
    "agreement/signatures",
    Act.SIGN,
    _("Take down a signature"),
    statuses=[Status.AGREED],
    hindrance=_nobody_is_to_sign,
)
def signature(case: Case, arguments: SignatureArguments, /, *, by: Actor, at: datetime) -> None:
    """Take down one signature"""
    handling.sign(_current(case), party=arguments.party, is_here=arguments.is_here, by=by, at=at)


@case_act("agreement/seal", Act.SEAL, _("Seal"), statuses=[Status.AGREED], hindrance=_not_to_be_sealed)
def seal(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Record the seal of the mediating body"""
    handling.seal(_current(case), by=by, at=at)


@case_act(
    "agreement/confirmation",
    Act.CONFIRM_PERFORMANCE,
    _("Record the court's confirmation"),
    statuses=AGREED,
    hindrance=_not_confirmable,
)
def confirmation(case: Case, arguments: OccurrenceArguments, /, *, by: Actor, at: datetime) -> None:
    """Record that the court confirmed the agreement (司法确认)"""
    handling.record_confirmation(_current(case), occurred_at=arguments.occurred_at, by=by, at=at)


@case_act("agreement", Action.SET_ASIDE, _("Set the agreement aside"), undoes=True)
def annulment(case: Case, arguments: ReasonArguments, /, *, by: Actor, at: datetime) -> None:
    """Set the agreement aside"""
    handling.set_aside(case, reason=arguments.reason, by=by, at=at)


def _current(case: Case) -> Agreement:
    """Of the very case that was read. Where there is none, another press has just set it aside."""
    agreement = case.agreements.live().first()
    if agreement is None:
        raise Stale(case.code)
    return agreement


ACTS = (draft, reading, signature, seal, confirmation, annulment)
