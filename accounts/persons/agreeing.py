"""Number, birthday and sex of a person agree, or somebody says why not; nobody is born after today."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import documents
from accounts.models import DocumentKind, Person, PersonKind
from accounts.persons.details import Details

EARLIEST = date(1880, 1, 1)  # before anybody who is alive was born


def set_document_in_order(person: Person, on: date) -> None:
    """The number in its form, with its kind, and what it says of its holder where nobody said it."""
    if not person.document_number:
        person.document_kind = ""
        return
    if not person.document_kind:
        is_natural = person.kind == PersonKind.NATURAL_PERSON
        person.document_kind = documents.kind_of(person.document_number) if is_natural else DocumentKind.COMPANY_CODE
    person.document_number = documents.normal(person.document_kind, person.document_number, on=on)
    holder = documents.holder(person.document_kind, person.document_number, on=on)
    if len(holder.birthdays) == 1:
        person.born_on = person.born_on or holder.birthdays[0]
    person.sex = person.sex or holder.sex


def set_birthday_in_order(person: Person, on: date) -> None:
    if person.born_on and not EARLIEST <= person.born_on <= on:
        raise ValidationError(_("Nobody is born in the future, and nobody so long ago. Please check the date."))


def disagreements(person: Person, on: date) -> dict[str, ValidationError]:
    """By field what the number contradicts; none where it is said why. Without a contradiction no reason is kept."""
    different = _different(person, on)
    if not different:
        person.mismatch_reason = ""
    return {} if person.mismatch_reason else different


def following(details: Details, person: Person, on: date) -> tuple[date | None, str]:
    """Birthday and sex to go on with when ``person`` is corrected to ``details``.

    What was read off a number that is corrected now is read off the new one.
    """
    born_on, sex = details.born_on, details.sex
    if person.document_number and details.document_number != person.document_number:
        holder = documents.holder(person.document_kind, person.document_number, on=on)
        born_on = None if born_on == person.born_on and born_on in holder.birthdays else born_on
        sex = "" if sex == person.sex == holder.sex else sex
    return born_on, sex


def _different(person: Person, on: date) -> dict[str, ValidationError]:
    if not person.document_number:
        return {}
    holder, different = documents.holder(person.document_kind, person.document_number, on=on), {}
    if person.born_on and holder.birthdays and person.born_on not in holder.birthdays:
        different["born_on"] = ValidationError(
            _("The number of the document says another birthday. Please compare both, or write why they differ.")
        )
    if person.sex and holder.sex and person.sex != holder.sex:
        different["sex"] = ValidationError(
            _("The number of the document says the other sex. Please compare both, or write why they differ.")
        )
    return different
