"""Signing an agreement and sealing it: it binds with the last of parties, mediator and seal (人民调解法 Art. 29)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import lifecycle, trips
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.handling import effects
from mediation.handling.agreements import State, bind
from mediation.handling.preconditions import expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Agreement, Case, Party, Signature
from mediation.states import Event, Outcome, Status
from mediation.trips import Attendance


@transaction.atomic
def sign(
    agreement: Agreement, *, party: Party | None = None, is_here: bool = True, by: Actor, at: datetime
) -> Agreement:
    """Take down one signature or fingerprint: of ``party``, or, where none is named, the mediator's own.

    ``is_here``: the party came to the centre to sign; otherwise we went to them, or it came by post.
    """
    case = _signable(agreement, Act.SIGN, by)
    if by.party_id and (party is None or by.party_id != party.pk):
        raise NotPermitted(Act.SIGN)
    if party is None:
        if by.user_id != case.mediator_id:
            raise NotAllowed(Act.SIGN, _("Only the mediator of the case signs as mediator."))
        signature = Signature(agreement=agreement, kind=Signature.Kind.MEDIATOR, user_id=by.user_id, signed_at=at)
    else:
        signature = Signature(
            agreement=agreement, kind=Signature.Kind.PARTY, party=party, user_id=by.user_id, signed_at=at
        )
    _once(signature, case)
    if party and is_here and by.user_id:
        trips.attend(case, Attendance([party]), by=by, since=at)
    signature.save(force_insert=True)
    details = {"kind": signature.kind, "party": party.number} if party else {"kind": signature.kind}
    lifecycle.record(case, Entry(Event.AGREEMENT_SIGNED, details, rows=(signature,)), actor=by, at=at)
    if not missing(agreement):
        agreement.state = State.SIGNED
        agreement.save(update_fields=["state"])
    return agreement


@transaction.atomic
def seal(agreement: Agreement, *, by: Actor, at: datetime) -> Agreement:
    """Record the seal of the mediating body, by whoever keeps it. It comes last: nothing is sealed in blank.

    With it the agreement binds; its clocks begin, both sides are told, reminders are owed.
    """
    case = _signable(agreement, Act.SEAL, by)
    body = case.mediating_body
    if body is None or not body.has_seal:
        raise NotAllowed(Act.SEAL, _("The body that mediates this case has no seal."))
    if names := missing(agreement):
        sentence = _("The seal comes last. Still to sign: %(names)s.") % {"names": _(", ").join(names)}
        raise NotAllowed(Act.SEAL, sentence)
    put = Signature.objects.create(agreement=agreement, kind=Signature.Kind.SEAL, user_id=by.user_id, signed_at=at)
    sealed = Entry(Event.AGREEMENT_SEALED, {"body": body.code}, rows=(put,))
    changes = {"outcome": Outcome.WRITTEN_AGREEMENT}
    lifecycle.record(case, sealed, effects.entry(agreement), actor=by, at=at, changes=changes)
    agreement.sealed_by_body = body
    bind(case, agreement, at=at)
    return agreement


def missing(agreement: Agreement) -> list[str]:
    """Who has still to sign before the seal: parties by their number, and the mediator."""
    signed: set[tuple[str, UUID | None]] = set(agreement.signatures.values_list("kind", "party_id"))
    names = [
        f"{party.get_role_display()} {party.number}"
        for party in agreement.case.parties.principals()
        if (Signature.Kind.PARTY, party.pk) not in signed
    ]
    return names if (Signature.Kind.MEDIATOR, None) in signed else [*names, str(Signature.Kind.MEDIATOR.label)]


def _signable(agreement: Agreement, act: Act, by: Actor) -> Case:
    case: Case = agreement.case
    permissions.require(by, act, case)
    expect(case, act, [Status.AGREED])
    lifecycle.hold(case)
    if agreement.state not in (State.READ_BACK, State.SIGNED):
        raise NotAllowed(act, _("This agreement is not one that is being signed."))
    return case


def _once(signature: Signature, case: Case) -> None:
    party = signature.party
    if party and not (party.case_id == case.pk and party.must_consent):
        raise NotAllowed(Act.SIGN, _("Applicants and respondents of this case sign."))
    if signature.agreement.signatures.filter(kind=signature.kind, party=party).exists():
        raise NotAllowed(Act.SIGN, _("This signature is there already."))
