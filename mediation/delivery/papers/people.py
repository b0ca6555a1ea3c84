"""Parties with the particulars that the forms ask for (人民调解文书格式: name, sex, age, contact, address)."""

from __future__ import annotations

from datetime import date

from accounts.models import DocumentKind, Person, PersonKind
from accounts.particulars import particulars_of
from mediation.delivery.papers import words
from mediation.documents import forms
from mediation.models import Party, Representation

#: What a label may hide, and the name.
WRITTEN_APART = frozenset({"name", "address"})


def described(party: Party, *, on: date, is_hidden: bool = False) -> forms.Party:
    """``on``: the day of which the age is told. ``is_hidden``: without how and where the person can be found."""
    person, role, agent = party.person, words.ROLES[party.role], _agents(party)
    contact, address = ("", "") if is_hidden else (_contact(person), person.address)
    in_words = _in_words(person, forms.Individual if person.kind == PersonKind.NATURAL_PERSON else forms.Organisation)
    if person.kind == PersonKind.NATURAL_PERSON:
        return forms.Individual(
            role=role,
            name=person.printed_name,
            sex=words.SEXES.get(person.sex, ""),
            age=_age(person.born_on, on),
            contact=contact,
            id_number="" if is_hidden else person.document_number,
            address=address,
            agent=agent,
            **in_words,
        )
    return forms.Organisation(
        role=role,
        name=person.printed_name,
        credit_code=person.document_number if person.document_kind == DocumentKind.COMPANY_CODE else "",
        contact=contact,
        address=address,
        agent=agent,
        **in_words,
    )


def signatory(party: Party) -> forms.Signatory:
    return forms.Signatory(role=words.ROLES[party.role], name=party.person.printed_name)


def unknown(role: str) -> forms.Individual:
    """Where nobody could be named yet."""
    return forms.Individual(role=words.ROLES[role], name=words.NOT_KNOWN)


def _in_words(person: Person, form: type[forms.Party]) -> dict[str, str]:
    """What is told of a person in words and stands on the form under the name of its column."""
    columns = form.__dataclass_fields__.keys() - WRITTEN_APART
    return {known.name: person.printed(known.name) for known in particulars_of(person.kind) if known.name in columns}


def _contact(person: Person) -> str:
    return " ".join(part for part in (person.printed("contact_name"), person.phone) if part)


def _age(born_on: date | None, on: date) -> int | None:
    if born_on is None:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def _agents(party: Party) -> str:
    return "；".join(_agent(each) for each in party.representations.all() if each.kind in words.AGENTS)


def _agent(representation: Representation) -> str:
    authority = words.AUTHORITIES.get(representation.authority)
    particulars = "，".join(part for part in (words.AGENTS[representation.kind], authority) if part)
    return f"{representation.person.printed_name}（{particulars}）"
