"""Applying online: what a person wrote becomes a submitted case, once for each telephone that was proved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.fields import vault
from accounts.models import PersonKind
from mediation import intake, routing, terms
from mediation.casework import public_access
from mediation.casework.public_access import DAY, NotOpened, TooManyAttempts
from mediation.casework.repeating import KeyUsedForAnother
from mediation.intake import Application, PartyGiven, PersonGiven, Registered
from mediation.models import Channel, Consent, Deadline, Party, PhoneProof, Risk
from mediation.models.applying import ONLINE_DRAFTS_LIVE, SENT_IS_SHOWN
from windows import calendars, hours, workdays
from windows.models import Centre

APPLICATIONS_A_DAY = 3
QUICKEST = timedelta(seconds=10)  # from asking for the code to sending: no hand reads, types and answers faster


class Contact(TextChoices):
    """How the applicant may be reached without harm."""

    ANY_TIME = "any_time", _("Yes: call me or write to me at any time")
    HOURS = "hours", _("Only by telephone, and only at certain hours")
    NEVER = "never", _("No: I look here with my receipt code, or come to a window")


class OtherSide(TextChoices):
    PERSON = "person", _("A person")
    ORGANISATION = "organisation", _("A company or another organisation")
    UNKNOWN = "unknown", _("I do not know who it is")


class TooQuick(Exception):
    """Nobody answers so fast: read again, then send."""


@dataclass(frozen=True)
class Written:
    """What a person wrote, question by question. Nobody has checked any of it.

    ``is_in_danger``: somebody was beaten or threatened, or the applicant is afraid of the other side; it is then not
    contacted until the applicant says so.
    """

    name: str
    facts: str
    request: str
    other_side: str
    contact: str
    is_in_danger: bool
    document_number: str = ""
    respondent_name: str = ""
    respondent_phone: str = ""
    relation: str = ""
    amount: Decimal | None = None
    safe_hours: str = ""


def unsaid(answers: Mapping[str, Any]) -> dict[str, str]:
    """What one answer makes another one needed for and is missing: a sentence for each such field."""
    needed = {}
    if answers.get("other_side") in (OtherSide.PERSON, OtherSide.ORGANISATION) and not answers.get("respondent_name"):
        needed["respondent_name"] = gettext("Fill in the name, or choose that you do not know who it is.")
    if answers.get("contact") == Contact.HOURS and not answers.get("safe_hours"):
        needed["safe_hours"] = gettext("Fill in when a call is safe.")
    return needed


def decided_by(centre: Centre, *, registered_at: datetime) -> datetime:
    """By when what is registered then must be accepted or refused: the close of business of the last day (P-1)."""
    day = hours.day_of(registered_at)
    promise = terms.at(centre, day)["P-1"]
    last = workdays.after(day, promise.length, workdays.Unit(promise.unit), calendar=calendars.current()).day
    return hours.close_of_business(centre, last)


def promised(centre: Centre | None, term: str, *, at: datetime) -> str:
    """How long something takes for what comes in now, in words; ``centre``: None where none is chosen yet."""
    return terms.at(centre or terms.NATIONAL, hours.day_of(at))[term].words


def apply(centre: Centre, written: Written, *, proof_id: UUID, digest: bytes, at: datetime) -> Mapping[str, Any]:
    """Submit what was written under a proved telephone; what the applicant is told, the receipt code in it.

    ``digest``, 32 bytes, stands for what was sent: sent again under the same proof it has no second effect and gets
    the same answer for half an hour. Raises ``KeyUsedForAnother`` for another digest, ``NotOpened`` where the
    telephone is not proved or the answer is no longer kept, ``TooManyAttempts``, :class:`TooQuick`, and like
    ``intake.submit``.
    """
    with transaction.atomic():
        proof = PhoneProof.objects.select_for_update().filter(pk=proof_id).exclude(proved_at=None).first()
        if proof is None:
            raise NotOpened
        if proof.spent_at:
            return _said_before(proof, digest, at=at)
        _may_come_in(proof, at=at)
        answer = _submit(centre, written, proof, at=at)
        proof.spent_at, proof.digest = at, digest
        proof.answer = vault.seal(json.dumps(answer), context=_context(proof)).encode()
        proof.save(update_fields=["spent_at", "digest", "answer"])
    return answer


def receipt_of(proof_id: UUID, *, at: datetime) -> Mapping[str, Any] | None:
    """What the applicant was told when it was sent, for half an hour."""
    proof = PhoneProof.objects.filter(pk=proof_id).exclude(spent_at=None).first()
    return _opened(proof, at=at) if proof else None


def _may_come_in(proof: PhoneProof, *, at: datetime) -> None:
    if proof.issued_at < at - ONLINE_DRAFTS_LIVE:
        raise NotOpened
    if at < proof.issued_at + QUICKEST:
        raise TooQuick
    public_access.one_at_a_time(f"proof:{proof.phone_index}")
    today = PhoneProof.objects.filter(phone_index=proof.phone_index, spent_at__gt=at - DAY).order_by("-spent_at")
    spent = list(today.values_list("spent_at", flat=True)[:APPLICATIONS_A_DAY])
    if len(spent) == APPLICATIONS_A_DAY and spent[-1]:
        raise TooManyAttempts(spent[-1] + DAY)


def _submit(centre: Centre, written: Written, proof: PhoneProof, *, at: datetime) -> dict[str, Any]:
    application = _application(written, proof)
    proposals = routing.propose(application.facts, application.request, written.relation)
    submitted = intake.submit(centre, application, at=at, after=[routing.proposed(proposals)])
    routing.keep_proposals(submitted.case, proposals, at=at)
    return _answer(submitted, centre)


def _answer(submitted: Registered, centre: Centre) -> dict[str, Any]:
    (receipt,) = submitted.receipt_codes.values()
    promised = Deadline.objects.get(case=submitted.case, term="P-0")
    return {
        "centre": centre.code,
        "case_code": submitted.case.code,
        "receipt_code": receipt,
        "applied_at": submitted.case.applied_at.isoformat(),
        "check_by": promised.due_at.isoformat() if promised.due_at else None,
        "is_kept_apart": submitted.case.has_safe_contact,
    }


def _application(written: Written, proof: PhoneProof) -> Application:
    applicant = PartyGiven(
        Party.Role.APPLICANT,
        PersonGiven(
            PersonKind.NATURAL_PERSON,
            written.name,
            phone=proof.phone,
            phone_checked_at=proof.proved_at,
            document_number=written.document_number,
        ),
        consent_means=Consent.Means.ONLINE,
        may_be_messaged=written.contact == Contact.ANY_TIME,
        may_be_called=written.contact != Contact.NEVER,
        safe_hours=written.safe_hours if written.contact == Contact.HOURS else "",
    )
    others = [] if written.other_side == OtherSide.UNKNOWN else [_respondent(written)]
    words = f"{written.facts} {written.request}"
    return Application(
        facts=written.facts,
        request=written.request,
        amount=written.amount,
        parties=[applicant, *others],
        channel=Channel.ONLINE,
        risk=Risk.RED if written.is_in_danger else routing.screen(words).level,
        has_safe_contact=written.is_in_danger,
    )


def _respondent(written: Written) -> PartyGiven:
    is_person = written.other_side == OtherSide.PERSON
    kind = PersonKind.NATURAL_PERSON if is_person else PersonKind.LEGAL_PERSON
    person = PersonGiven(kind, written.respondent_name, phone=written.respondent_phone)
    return PartyGiven(Party.Role.RESPONDENT, person, relation=written.relation)


def _said_before(proof: PhoneProof, digest: bytes, *, at: datetime) -> Mapping[str, Any]:
    if bytes(proof.digest) != digest:
        raise KeyUsedForAnother(str(proof.pk))
    answer = _opened(proof, at=at)
    if answer is None:
        raise NotOpened
    return answer


def _opened(proof: PhoneProof, *, at: datetime) -> Mapping[str, Any] | None:
    if not proof.answer or proof.spent_at is None or proof.spent_at < at - SENT_IS_SHOWN:
        return None
    answer: Mapping[str, Any] = json.loads(vault.unseal(bytes(proof.answer).decode(), context=_context(proof)))
    return answer


def _context(proof: PhoneProof) -> str:
    return f"{proof.pk}:sent"
