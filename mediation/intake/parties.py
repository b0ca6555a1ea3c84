"""Writing down who is in dispute with whom: persons, parties, consents, and who speaks or listens for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from accounts import persons
from accounts.models import Person
from mediation.intake.application import PartyGiven, PersonGiven
from mediation.journal import Entry
from mediation.models import Case, Consent, ConsentState, Party, Representation
from mediation.states import Event


@dataclass
class Gathered:
    """Rows that were drawn up from one application, to be kept with as many statements as there are tables."""

    new_persons: list[Person] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    representations: list[Representation] = field(default_factory=list)

    def keep(self, *, by_id: UUID | None) -> None:
        persons.keep(self.new_persons, by_id=by_id)
        Party.objects.bulk_create(self.parties)
        Consent.objects.bulk_create(self.consents)
        Representation.objects.bulk_create(self.representations)

    def consent_entries(self, occurred_at: datetime | None) -> list[Entry]:
        return [
            Entry(Event.CONSENT, {"party": c.party.number, "state": c.state, "means": c.means}, occurred_at)
            for c in self.consents
        ]

    @property
    def rows(self) -> tuple[Model, ...]:
        """What of it the line of the application carries digests of; persons have their own versions."""
        return (*self.parties, *self.consents, *self.representations)

    @property
    def applicants(self) -> list[Party]:
        return [party for party in self.parties if party.role == Party.Role.APPLICANT]

    def who_applied(self, *, is_joint: bool) -> list[Party]:
        """Those who stand at the window and go home with a slip: applicants, in a joint application both sides."""
        return [party for party in self.parties if party.must_consent] if is_joint else self.applicants


def gather(case: Case, parties: Sequence[PartyGiven], *, at: datetime, by_id: UUID | None) -> Gathered:
    """Draw up all rows of the parties; nothing is written. Raises ``ValidationError`` with ``parties.<n>.<field>``."""
    gathered = Gathered()
    known = _known(case.centre_id, parties)
    for number, details in enumerate(parties, start=1):
        _call_or_not(details, number)
        party = _party(
            case, details, number, _person(case, details.person, f"parties.{number}", known, gathered, at), at
        )
        gathered.parties.append(party)
        if details.consent_means:
            gathered.consents.append(_consent(party, details.consent_means, at, by_id))
        for place, representative in enumerate(details.representatives, start=1):
            where = f"parties.{number}.representatives.{place}"
            person = _person(case, representative.person, where, known, gathered, at)
            gathered.representations.append(
                Representation(
                    party=party,
                    person=person,
                    kind=representative.kind,
                    authority=representative.authority,
                    may_be_told=representative.may_be_told,
                    since=at,
                )
            )
    return gathered


def _call_or_not(details: PartyGiven, number: int) -> None:
    if details.safe_hours and not details.may_be_called:
        sentence = _("Either hours at which to call, or no call at all: take one of them back.")
        raise ValidationError({f"parties.{number}.safe_hours": sentence})


def _party(case: Case, details: PartyGiven, number: int, person: Person, at: datetime) -> Party:
    return Party(
        case=case,
        centre_id=case.centre_id,
        role=details.role,
        number=number,
        person=person,
        person_version=person.version,
        relation=details.relation,
        is_migrant_worker=details.is_migrant_worker or bool(person.is_rural_household),
        may_be_messaged=details.may_be_messaged,
        may_be_called=details.may_be_called,
        safe_hours=details.safe_hours,
        joined_at=at,
    )


def _consent(party: Party, means: str, at: datetime, by_id: UUID | None) -> Consent:
    party.consent, party.consented_at = ConsentState.GIVEN, at
    return Consent(party=party, state=ConsentState.GIVEN, means=means, given_at=at, recorded_by_id=by_id)


def _person(
    case: Case, details: PersonGiven, where: str, known: dict[UUID, Person], gathered: Gathered, at: datetime
) -> Person:
    if details.person_id:
        if details.person_id not in known:
            raise ValidationError({f"{where}.person_id": _("This person is not known at this centre.")})
        return known[details.person_id]
    try:
        person = persons.draw_up(details, centre_id=case.centre_id, at=at)
    except ValidationError as problem:
        raise ValidationError(
            {f"{where}.{name}": sentences for name, sentences in problem.error_dict.items()}
        ) from problem
    gathered.new_persons.append(person)
    return person


def _known(centre_id: UUID, parties: Iterable[PartyGiven]) -> dict[UUID, Person]:
    everybody = [
        person for details in parties for person in (details.person, *(r.person for r in details.representatives))
    ]
    ids = [person.person_id for person in everybody if person.person_id]
    return Person.objects.of_centre(centre_id).in_bulk(ids) if ids else {}
