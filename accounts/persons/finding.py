"""Finding persons again: by a keyed digest of their telephone or document, or by their very name."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from accounts import documents, names, phones
from accounts.fields import vault
from accounts.literals import is_and_is_given
from accounts.models import Person


def possible_matches(
    *, centre_id: UUID, name: str = "", phone: str = "", document_number: str = ""
) -> QuerySet[Person]:
    """Persons of this centre who may be the same one: same phone, same document, or the very same name."""
    same = Q(pk__in=[])
    if name:
        same |= Q(name=names.normal_form(name))
    if phone:
        same |= is_and_is_given("phone_index", phone_index(phone))
    if document_number:
        same |= is_and_is_given("document_index", document_index(document_number))
    return Person.objects.of_centre(centre_id).filter(same)


def phone_index(phone: str) -> str:
    """By which a phone is found; of what is no telephone number, an index nothing has."""
    try:
        return vault.blind_index(phones.normal(phone), purpose="phone")
    except ValidationError:
        return vault.blind_index(phone, purpose="no phone")


def document_index(number: str) -> str:
    return vault.blind_index(documents.looked_up(number), purpose="document")
