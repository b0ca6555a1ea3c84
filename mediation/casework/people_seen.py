"""The people of a case, as somebody sees them."""

from dataclasses import dataclass

from django.utils.functional import Promise

from accounts.models import Person
from accounts.particulars import BY_NAME, Particular, particulars_of
from mediation import notices
from mediation.models import Case, Party

#: Particulars that every page shows in a place of their own; an address is read in full or not at all.
SHOWN_APART = frozenset({"name", "phone", "document_number", "address"})


@dataclass(frozen=True)
class Representative:
    kind: str
    name: str
    authority: str
    may_be_told: str


@dataclass(frozen=True)
class PartySeen:
    """A party as everybody who may see the case sees them: masked.

    ``no_call``: nobody of this centre calls them: before the applicant says so, or at their own wish. ``further``:
    whatever else is known of them, with its name.
    """

    party: Party
    name: str
    phone: str
    document: str
    no_call: bool
    further: tuple[tuple[Promise, str], ...]
    representatives: tuple[Representative, ...]


def people(case: Case) -> list[PartySeen]:
    """The parties in order, with who speaks or listens for them; three queries."""
    parties = case.parties.select_related("person").prefetch_related("representations__person")
    return [_seen(case, party) for party in parties]


def _seen(case: Case, party: Party) -> PartySeen:
    person = party.person
    return PartySeen(
        party=party,
        name=person.masked_name,
        phone=BY_NAME["phone"].masked(person),
        document=BY_NAME["document_number"].masked(person),
        no_call=not notices.may_be_called(case, party),
        further=tuple((particular.label, known) for particular, known in further(person)),
        representatives=tuple(
            Representative(agent.get_kind_display(), agent.person.masked_name, agent.authority, agent.may_be_told)
            for agent in party.representations.all()
            if agent.until is None
        ),
    )


def further(person: Person) -> list[tuple[Particular, str]]:
    """What else is known of somebody, masked, beside what is shown in a place of its own."""
    masked = [(particular, particular.masked(person)) for particular in particulars_of(person.kind)]
    return [(particular, known) for particular, known in masked if known and particular.name not in SHOWN_APART]
