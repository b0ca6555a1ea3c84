"""What may be said about a person, as it is told, before it is brought into order."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from accounts.models import IdentityStatus
from accounts.models.person_details import PersonDetails


@dataclass(frozen=True)
class Details:
    """What may be said about a person; whatever is left out is not known."""

    kind: str
    name: str
    sex: str = ""
    born_on: date | None = None
    document_kind: str = ""
    document_number: str = ""
    mismatch_reason: str = ""
    phone: str = ""
    phone_checked_at: datetime | None = None
    address: str = ""
    legal_representative: str = ""
    contact_name: str = ""
    identity_status: str = IdentityStatus.STATED
    is_rural_household: bool | None = None


NAMES = ("name", "legal_representative", "contact_name")
ENTERED = tuple(field.name for field in fields(Details))


def details_of(person: PersonDetails) -> Details:
    """What is known of a person, names as they were written, to be corrected by ``dataclasses.replace``."""
    return Details(**{name: getattr(person, name) for name in ENTERED} | {name: person.printed(name) for name in NAMES})
