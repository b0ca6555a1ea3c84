"""People against their versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from accounts.fields.vault import Unreadable
from accounts.models import Person, PersonVersion
from accounts.models.person_details import PersonDetails
from mediation.delivery.ledger.reading import case_of, pieces
from mediation.delivery.row_faults import RowFault
from mediation.journal.ledger import AT_ONCE

DETAILS = tuple(field.attname for field in PersonDetails._meta.local_fields)


def changed_persons() -> Iterator[RowFault]:
    """A person is what their last version says, and no version is missing; looked at again with the person held."""
    for people in pieces(Person.objects.order_by("pk").iterator(chunk_size=AT_ONCE)):
        for pk in [person.pk for person, _ in _differing(people)]:
            with transaction.atomic():
                held = list(Person.objects.select_for_update().filter(pk=pk))
                for person, what in _differing(held):
                    yield RowFault(case_of(person), f"person {person.pk}", what)


def _differing(people: list[Person]) -> Iterator[tuple[Person, str]]:
    versions: dict[UUID, dict[int, PersonVersion]] = defaultdict(dict)
    for version in PersonVersion.objects.filter(person__in=people):
        versions[version.person_id][version.number] = version
    for person in people:
        own = versions[person.pk]
        if sorted(own) != list(range(1, person.version + 1)):
            yield person, "has not the versions that it counts"
        elif not _is_alike(person, own[person.version]):
            yield person, "is not what its last version says"


def _is_alike(person: Person, version: PersonVersion) -> bool:
    try:
        return all(getattr(person, name) == getattr(version, name) for name in DETAILS)
    except Unreadable:
        return False
