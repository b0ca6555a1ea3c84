"""Recording persons and organisations, and correcting them: each change is a version more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Person, PersonGrams, PersonVersion
from accounts.persons.agreeing import following
from accounts.persons.details import Details
from accounts.persons.order import fill_in, put_in_order
from accounts.persons.rows import grams_of, values_of, version_of


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
    fill_in(person, details)
    put_in_order(person, at=at)
    return person


def keep(people: Sequence[Person], *, by_id: UUID | None = None) -> None:
    """Keep people who were drawn up: three statements, however many they are."""
    with transaction.atomic(savepoint=False):
        Person.objects.bulk_create(people)
        PersonVersion.objects.bulk_create(version_of(person, at=person.recorded_at, by_id=by_id) for person in people)
        PersonGrams.objects.bulk_create(
            PersonGrams(person=person, centre_id=person.centre_id, grams=grams_of(person)) for person in people
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
        before = values_of(current)
        born_on, sex = following(details, current, localdate(at))
        known = (current.document_kind, current.document_number)
        fill_in(current, replace(details, born_on=born_on, sex=sex))
        put_in_order(current, at=at, known=known)
        if current.phone_index != before["phone_index"] and current.phone_checked_at == before["phone_checked_at"]:
            current.phone_checked_at = None
        if values_of(current) != before:
            current.version += 1
            current.save(force_update=True)
            version_of(current, at=at, by_id=by_id).save(force_insert=True)
            PersonGrams.objects.filter(person=current).update(grams=grams_of(current))
    return current
