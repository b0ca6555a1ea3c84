"""The people of a case: a person with encrypted fields, what stood about them at registration, and their part in it."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from accounts import documents, persons
from accounts.fields import vault
from accounts.models import DocumentKind, Person, PersonKind, PersonVersion, Sex
from tests.bench.filling import words
from tests.bench.filling.ids import uuid7

FIRST_BIRTHDAY = date(1946, 1, 1)
COMPANY_SHARE = 0.3  # of those against whom something is asked


def natural_person(rng: Random, *, centre_id: UUID, at: datetime) -> Person:
    born_on = FIRST_BIRTHDAY + timedelta(days=rng.randrange(22_000))
    digits = f"{documents.DEMONSTRATION_AREA}{born_on:%Y%m%d}{rng.randrange(1000):03}"
    number = digits + documents.resident_check_character(digits)
    return _person(
        rng,
        centre_id,
        at,
        kind=PersonKind.NATURAL_PERSON,
        name=words.person_name(rng),
        sex=Sex.MALE if int(digits[16]) % 2 else Sex.FEMALE,
        born_on=born_on,
        document_kind=DocumentKind.RESIDENT_ID,
        document_number=number,
        document_index=persons.document_index(number),
        contact_name=words.person_name(rng) if rng.random() < 0.1 else "",
    )


def respondent(rng: Random, *, centre_id: UUID, at: datetime) -> Person:
    if rng.random() >= COMPANY_SHARE:
        return natural_person(rng, centre_id=centre_id, at=at)
    chief = words.person_name(rng)
    name = words.company(rng)
    return _person(rng, centre_id, at, kind=PersonKind.LEGAL_PERSON, name=name, legal_representative=chief)


def first_version(person: Person, rng: Random, *, by_id: UUID) -> PersonVersion:
    """What stood about a person when they were recorded: the same words, sealed for a row of their own."""
    details = {name: getattr(person, name) for name in persons.DETAILS}
    return PersonVersion(
        id=uuid7(person.recorded_at, rng),
        person_id=person.pk,
        number=1,
        recorded_at=person.recorded_at,
        recorded_by_id=by_id,
        **details,
    )


def _person(rng: Random, centre_id: UUID, at: datetime, **details: object) -> Person:
    phone = f"100{rng.randrange(10**8):08}"
    return Person(
        id=uuid7(at, rng),
        centre_id=centre_id,
        recorded_at=at,
        phone=phone,
        phone_index=vault.blind_index(phone, purpose="phone"),
        address=words.address(rng),
        **details,
    )
