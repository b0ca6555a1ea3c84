"""Recording persons and organisations, correcting them, finding them again, and reading what is masked."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _

from accounts import access_log, documents, phones
from accounts.fields import vault
from accounts.fields.grams import Bigrams
from accounts.literals import is_and_is_given
from accounts.models import (
    AccessVerb,
    DocumentKind,
    IdentityStatus,
    Person,
    PersonGrams,
    PersonKind,
    PersonVersion,
    User,
)
from accounts.models.person_details import PersonDetails

DETAILS = tuple(field.name for field in PersonDetails._meta.get_fields())
BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True)
class Details:
    """What may be said about a person; whatever is left out is not known."""

    kind: str
    name: str
    sex: str = ""
    born_on: date | None = None
    document_kind: str = ""
    document_number: str = ""
    phone: str = ""
    phone_checked_at: datetime | None = None
    address: str = ""
    legal_representative: str = ""
    contact_name: str = ""
    identity_status: str = IdentityStatus.STATED
    is_rural_household: bool | None = None


ENTERED = tuple(field.name for field in fields(Details))


class ChangedMeanwhile(Exception):
    """Somebody else corrected this person after it was read."""


def record(details: Details, *, centre_id: UUID, at: datetime, by_id: UUID | None = None) -> Person:
    """A new person of a centre, with version 1 and searchable names. Raises ``ValidationError`` by field.

    Of a resident identity number alone, birthday and sex are filled in.
    """
    person = draw_up(details, centre_id=centre_id, at=at)
    keep([person], by_id=by_id)
    return person


def draw_up(details: Details, *, centre_id: UUID, at: datetime) -> Person:
    """A person in order but not kept yet: for who records several at once, or only asks whether they could."""
    person = Person(centre_id=centre_id, recorded_at=at)
    _set(person, details)
    _set_in_order(person, at=at)
    return person


def details_of(person: PersonDetails) -> Details:
    """What is known of a person, to be corrected by ``dataclasses.replace``."""
    return Details(**{name: getattr(person, name) for name in ENTERED})


def keep(people: Sequence[Person], *, by_id: UUID | None = None) -> None:
    """Keep people who were drawn up: three statements, however many they are."""
    with transaction.atomic(savepoint=False):
        Person.objects.bulk_create(people)
        PersonVersion.objects.bulk_create(_version(person, at=person.recorded_at, by_id=by_id) for person in people)
        PersonGrams.objects.bulk_create(
            PersonGrams(person=person, centre_id=person.centre_id, grams=_grams(person)) for person in people
        )


def correct(person: Person, details: Details, *, at: datetime, by_id: UUID | None = None) -> Person:
    """Correct a person to ``details``: the row changes, its version rises, and what stood before stays in a version.

    A new phone is no longer a checked one, unless it comes with the moment of its check. Nothing is written when
    nothing differs. Raises ``ValidationError`` by field, and ``ChangedMeanwhile`` when ``person`` is not the present
    version.
    """
    with transaction.atomic():
        current = Person.objects.select_for_update().get(pk=person.pk)
        if current.version != person.version:
            raise ChangedMeanwhile
        before = _values(current)
        _set(current, details)
        _set_in_order(current, at=at)
        if current.phone_index != before["phone_index"] and current.phone_checked_at == before["phone_checked_at"]:
            current.phone_checked_at = None
        if _values(current) != before:
            current.version += 1
            current.save(force_update=True)
            _version(current, at=at, by_id=by_id).save(force_insert=True)
            PersonGrams.objects.filter(person=current).update(grams=_grams(current))
    return current


def possible_matches(
    *, centre_id: UUID, name: str = "", phone: str = "", document_number: str = ""
) -> QuerySet[Person]:
    """Persons of this centre who may be the same one: same phone, same document, or the very same name."""
    same = Q(pk__in=[])
    if name:
        same |= Q(name=normal_name(name))
    if phone:
        same |= is_and_is_given("phone_index", phone_index(phone))
    if document_number:
        same |= is_and_is_given("document_index", document_index(document_number))
    return Person.objects.of_centre(centre_id).filter(same)


def reveal(person: Person, *, field: str, user: User, reason: str, request_id: str = "", at: datetime) -> str:
    """Read a masked field in full. Whoever reads and why is on record, or nothing is read."""
    access_log.note(
        verb=AccessVerb.REVEAL,
        user=user,
        centre_id=person.centre_id,
        about=person,
        fields=[field],
        reason=reason,
        request_id=request_id,
        at=at,
    )
    value: str = getattr(person, field)
    return value


def phone_index(phone: str) -> str:
    """By which a phone is found; of what is no telephone number, an index nothing has."""
    try:
        return vault.blind_index(phones.normal(phone), purpose="phone")
    except ValidationError:
        return vault.blind_index(phone, purpose="no phone")


def document_index(number: str) -> str:
    return vault.blind_index("".join(number.split()).upper(), purpose="document")


def normal_name(name: str) -> str:
    """Without the blanks that forms are filled with: none between Han characters, one between other words."""
    return BETWEEN_HAN.sub("", " ".join(unicodedata.normalize("NFC", name).split()))


def _set(person: Person, details: Details) -> None:
    for name in ENTERED:
        setattr(person, name, getattr(details, name))


def _set_in_order(person: Person, *, at: datetime) -> None:
    """Bring what was typed into the form it is stored and found in. Raises ``ValidationError`` by field."""
    person.name = normal_name(person.name)
    problems: dict[str, ValidationError] = {}
    for field, check in CHECKS.items():
        try:
            check(person, at.date())
        except ValidationError as problem:
            problems[field] = problem
    if problems:
        raise ValidationError(problems)
    person.clean_fields()
    person.phone_index = vault.blind_index(person.phone, purpose="phone")
    person.document_index = document_index(person.document_number)


def _set_kind_in_order(person: Person, on: date) -> None:
    is_born = bool(person.sex or person.born_on or person.is_rural_household is not None)
    if is_born and person.kind != PersonKind.NATURAL_PERSON:
        raise ValidationError(_("An organisation has no sex, birthday or household. Please leave them empty."))


def _set_legal_representative_in_order(person: Person, on: date) -> None:
    if person.legal_representative and person.kind == PersonKind.NATURAL_PERSON:
        raise ValidationError(_("Only an organisation has a legal representative. Please leave the name empty."))


def _set_phone_in_order(person: Person, on: date) -> None:
    person.phone = phones.normal(person.phone) if person.phone else ""


def _set_document_in_order(person: Person, on: date) -> None:
    if not person.document_number:
        person.document_kind = ""
        return
    if not person.document_kind:
        is_natural = person.kind == PersonKind.NATURAL_PERSON
        person.document_kind = DocumentKind.RESIDENT_ID if is_natural else DocumentKind.COMPANY_CODE
    person.document_number = documents.normal(person.document_kind, person.document_number, on=on)
    if person.document_kind == DocumentKind.RESIDENT_ID:
        _, born_on, sex = documents.read_resident_id(person.document_number, on=on)
        person.born_on = person.born_on or born_on
        person.sex = person.sex or sex


CHECKS = {
    "kind": _set_kind_in_order,
    "legal_representative": _set_legal_representative_in_order,
    "phone": _set_phone_in_order,
    "document_number": _set_document_in_order,
}


def _values(person: PersonDetails) -> dict[str, Any]:
    return {name: getattr(person, name) for name in DETAILS}


def _version(person: Person, *, at: datetime, by_id: UUID | None) -> PersonVersion:
    return PersonVersion(person=person, number=person.version, recorded_at=at, recorded_by_id=by_id, **_values(person))


def _grams(person: Person) -> Bigrams:
    return Bigrams(Value(" ".join([person.name, person.contact_name, person.legal_representative])))
