"""What a person wrote when applying online, and the application that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import PersonKind
from mediation import routing
from mediation.intake import Application, PartyGiven, PersonGiven
from mediation.models import Channel, Consent, Party, PhoneProof, Risk


class ContactWish(TextChoices):
    """How the applicant may be reached without harm."""

    ANY_TIME = "any_time", _("Yes: call me or write to me at any time")
    HOURS = "hours", _("Only by telephone, and only at certain hours")
    NEVER = "never", _("No: I look here with my receipt code, or come to a window")


class OtherSide(TextChoices):
    PERSON = "person", _("A person")
    ORGANISATION = "organisation", _("A company or another organisation")
    UNKNOWN = "unknown", _("I do not know who it is")


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
    if answers.get("contact") == ContactWish.HOURS and not answers.get("safe_hours"):
        needed["safe_hours"] = gettext("Fill in when a call is safe.")
    return needed


def application_of(written: Written, proof: PhoneProof) -> Application:
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
        may_be_messaged=written.contact == ContactWish.ANY_TIME,
        may_be_called=written.contact != ContactWish.NEVER,
        safe_hours=written.safe_hours if written.contact == ContactWish.HOURS else "",
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
