"""What a party of an open case may be entitled to and nobody claimed ("您还可能享受…"), asked with their consent.

Nothing is kept of the answer but that it was asked: no lead is made, and no rule about complaints or petitions exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import access_log
from accounts.models import AccessVerb, DocumentKind, User
from mediation.access import permissions as case_permissions
from mediation.discovery import engines, keys, numbers
from mediation.discovery.engines.tables import NoRecords
from mediation.models import Actor, Party
from mediation.models.discovery import RuleVersion, SubjectKind


@dataclass(frozen=True)
class Entitlement:
    """Help that may be due, the basis it rests on, and the rule that says so."""

    help: str
    legal_basis: str
    rule: str


def of_party(party: Party, *, has_consented: bool, today: date, by: Actor, at: datetime) -> list[Entitlement]:
    """What the rules in force say about this party. Whoever may work on the case may ask; each question is logged.

    Raises ``ValidationError`` without the party's consent (个人信息保护法 Art. 13(1)), and ``NotPermitted``.
    """
    case_permissions.require(by, case_permissions.Act.NOTE, party.case)
    if not has_consented:
        raise ValidationError(_("Please ask the party first: this needs their consent."))
    person = party.person
    if person.document_kind != DocumentKind.RESIDENT_ID:
        return []
    number = numbers.resident(person.document_number)
    access_log.note(
        verb=AccessVerb.SEARCH,
        user=User.objects.get(pk=by.user_id) if by.user_id else None,
        centre_id=party.centre_id,
        about=party,
        fields=["entitlements"],
        at=at,
    )
    if number is None:
        return []
    versions = RuleVersion.objects.in_force().filter(rule__centre_id=party.centre_id)
    about_persons = versions.filter(rule__subject_kind=SubjectKind.PERSON).select_related("rule")
    subject = keys.pseudonym(number)
    return [
        Entitlement(version.help, version.legal_basis, version.rule.code)
        for version in about_persons
        if _is_found(version, subject, today)
    ]


def _is_found(version: RuleVersion, subject: str, today: date) -> bool:
    try:
        return bool(engines.find(version, today=today, subject=subject))
    except NoRecords:
        return False
