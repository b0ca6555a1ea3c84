"""Bringing the parties of one case over to another."""

from datetime import datetime

from accounts.models import Person
from mediation.models import Case, Party, Representation


def join(into: Case, other: Case, *, at: datetime) -> list[Party]:
    """Make parties of ``into`` those of ``other`` who are not there yet, with whoever speaks for them. Returns them.

    The same person is who has the same row, document or telephone number; the other side that applied the next day is
    therefore already there, in the role held there, and what either case says against reaching them holds. Consent is
    not brought over: it was given to another request.
    """
    there = list(into.parties.select_related("person"))
    newcomers = []
    for party in other.parties.select_related("person"):
        known = next((known for known in there if _same(party.person, known.person)), None)
        if known:
            _heed(known, party)
        else:
            newcomers.append(party)
    next_number = max(party.number for party in there) + 1
    joined = [_copied(party, into, number, at) for number, party in enumerate(newcomers, start=next_number)]
    Party.objects.bulk_create(joined)
    _bring_representatives(newcomers, joined, at)
    return joined


def would_tell(first: Case, other: Case) -> bool:
    """Whether the two, made one, would tell a respondent of what a safe-contact label keeps from them.

    It is so where whoever applied in the one is the other side of the other one, and either has the label.
    """
    if not (first.has_safe_contact or other.has_safe_contact):
        return False
    sides = [list(case.parties.select_related("person")) for case in (first, other)]
    return _is_reversed(*sides) or _is_reversed(*reversed(sides))


def _is_reversed(some: list[Party], others: list[Party]) -> bool:
    applied = [party.person for party in some if party.role == Party.Role.APPLICANT]
    answering = [party.person for party in others if party.role == Party.Role.RESPONDENT]
    return any(_same(applicant, other) for applicant in applied for other in answering)


def _heed(known: Party, party: Party) -> None:
    """Who asked not to be called or written to is not asked twice."""
    known.may_be_messaged = known.may_be_messaged and party.may_be_messaged
    known.may_be_called = known.may_be_called and party.may_be_called
    known.safe_hours = (known.safe_hours or party.safe_hours) if known.may_be_called else ""
    known.save(update_fields=["may_be_messaged", "may_be_called", "safe_hours"])


def _same(first: Person, other: Person) -> bool:
    return (
        first.pk == other.pk
        or bool(first.document_index and first.document_index == other.document_index)
        or bool(first.phone_index and first.phone_index == other.phone_index)
    )


def _copied(party: Party, into: Case, number: int, at: datetime) -> Party:
    return Party(
        case=into,
        centre_id=into.centre_id,
        role=party.role,
        number=number,
        person=party.person,
        person_version=party.person_version,
        relation=party.relation,
        is_migrant_worker=party.is_migrant_worker,
        may_be_messaged=party.may_be_messaged,
        may_be_called=party.may_be_called,
        safe_hours=party.safe_hours,
        joined_at=at,
    )


def _bring_representatives(newcomers: list[Party], joined: list[Party], at: datetime) -> None:
    new_party = {before.pk: after for before, after in zip(newcomers, joined, strict=True)}
    held = Representation.objects.filter(party__in=newcomers, until=None)
    Representation.objects.bulk_create(
        Representation(
            party=new_party[representation.party_id],
            person_id=representation.person_id,
            kind=representation.kind,
            authority=representation.authority,
            may_be_told=representation.may_be_told,
            since=at,
        )
        for representation in held
    )
