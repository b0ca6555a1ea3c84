"""The rows that go with a person: each version, and the names in searchable pairs."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Value

from accounts.fields.grams import Bigrams
from accounts.models import Person, PersonVersion
from accounts.models.person_details import PersonDetails

DETAILS = tuple(field.name for field in PersonDetails._meta.get_fields())


def values_of(person: PersonDetails) -> dict[str, Any]:
    return {name: getattr(person, name) for name in DETAILS}


def version_of(person: Person, *, at: datetime, by_id: UUID | None) -> PersonVersion:
    return PersonVersion(
        person=person, number=person.version, recorded_at=at, recorded_by_id=by_id, **values_of(person)
    )


def grams_of(person: Person) -> Bigrams:
    return Bigrams(Value(" ".join([person.name, person.contact_name, person.legal_representative])))
