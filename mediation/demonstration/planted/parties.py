"""Who takes part in what is planted: somebody invented, with a telephone of the range that nobody has."""

from typing import Any

from accounts.models import PersonKind
from mediation.intake import PartyGiven, PersonGiven
from mediation.models import Party


def person(name: str, number: int, **more: Any) -> PersonGiven:
    """Somebody invented, with a telephone of the range that nobody has."""
    return PersonGiven(kind=PersonKind.NATURAL_PERSON, name=name, phone=f"1000000{number:04d}", **more)


def company(name: str, number: int, contact: str) -> PersonGiven:
    return PersonGiven(
        kind=PersonKind.LEGAL_PERSON, name=f"{name}（演示）", phone=f"1000000{number:04d}", contact_name=contact
    )


def applicant(who: PersonGiven, *, relation: str = "", means: str = "in_person", **more: Any) -> PartyGiven:
    return PartyGiven(Party.Role.APPLICANT, who, relation=relation, consent_means=means, **more)


def respondent(who: PersonGiven, *, relation: str = "", means: str = "") -> PartyGiven:
    """``means`` stays empty where nobody has asked them yet."""
    return PartyGiven(Party.Role.RESPONDENT, who, relation=relation, consent_means=means)
