"""Bringing what was typed of a person into the form in which it is stored and found."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import documents, phones
from accounts.fields import vault
from accounts.models import DocumentKind, Person, PersonKind
from accounts.persons.details import ENTERED, Details
from accounts.persons.finding import document_index, normal_name


def fill_in(person: Person, details: Details) -> None:
    for name in ENTERED:
        setattr(person, name, getattr(details, name))


def put_in_order(person: Person, *, at: datetime) -> None:
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
