"""Bringing what was typed of a person into the form in which it is stored and found."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts import names, phones
from accounts.fields import vault
from accounts.models import Person, PersonKind
from accounts.persons.agreeing import disagreements, set_birthday_in_order, set_document_in_order
from accounts.persons.details import ENTERED, NAMES, Details
from accounts.persons.finding import document_index


def fill_in(person: Person, details: Details) -> None:
    for name in ENTERED:
        setattr(person, name, getattr(details, name))


def put_in_order(person: Person, *, at: datetime, known: tuple[str, str] = ("", "")) -> None:
    """Bring what was typed into the form it is stored and found in. Raises ``ValidationError`` by field.

    ``known``: kind and number of the document as recorded already; what stays is not asked about again.
    """
    today, problems = localdate(at), {}
    is_known = known == (person.document_kind, person.document_number)
    for field, check in CHECKS.items():
        if field == "document_number" and is_known:
            continue
        try:
            check(person, today)
        except ValidationError as problem:
            problems[field] = problem
    if "document_number" not in problems:
        problems = disagreements(person, today) | problems
    if problems:
        raise ValidationError(problems)
    person.clean_fields()
    person.phone_index = vault.blind_index(person.phone, purpose="phone")
    person.document_index = document_index(person.document_number)


def _set_name_in_order(field: str, person: Person, on: date) -> None:
    typed: str = getattr(person, field)
    normal = names.checked(typed) if typed or field == "name" else ""
    spelled = names.as_written(typed)
    setattr(person, field, normal)
    setattr(person, f"{field}_as_written", spelled if spelled != normal else "")


def _set_kind_in_order(person: Person, on: date) -> None:
    is_born = bool(person.sex or person.born_on or person.is_rural_household is not None)
    if is_born and person.kind != PersonKind.NATURAL_PERSON:
        raise ValidationError(_("An organisation has no sex, birthday or household. Please leave them empty."))


def _set_legal_representative_in_order(person: Person, on: date) -> None:
    if person.legal_representative and person.kind == PersonKind.NATURAL_PERSON:
        raise ValidationError(_("Only an organisation has a legal representative. Please leave the name empty."))
    _set_name_in_order("legal_representative", person, on)


def _set_phone_in_order(person: Person, on: date) -> None:
    person.phone = phones.normal(person.phone) if person.phone else ""


CHECKS: Mapping[str, Callable[[Person, date], None]] = {
    **{name: partial(_set_name_in_order, name) for name in NAMES},
    "kind": _set_kind_in_order,
    "legal_representative": _set_legal_representative_in_order,
    "phone": _set_phone_in_order,
    "document_number": set_document_in_order,
    "born_on": set_birthday_in_order,
}
