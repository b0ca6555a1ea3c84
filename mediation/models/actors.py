"""Who does something to a case: a member of staff with the roles they hold now, a party, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from windows.models import AGENCY_ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windows.models import Membership

#: Roles that look at cases: held for the centre itself, at all of them; held for an agency, at those of the agency.
CENTRE_WIDE = frozenset(
    {
        Role.GUIDE,
        Role.CLERK,
        Role.DISPATCHER,
        Role.CALLBACK_CLERK,
        Role.SEAL_KEEPER,
        Role.ARCHIVIST,
        Role.DUTY_LEADER,
        Role.SUPERVISOR,
        Role.DIRECTOR,
        Role.AUDITOR,
    }
)

#: Who leads a centre.
LEADERS = (Role.SUPERVISOR, Role.DIRECTOR)
#: Who of a centre is told of passed clocks and of broken files.
WATCHING = (Role.SUPERVISOR, Role.DUTY_LEADER)


@dataclass(frozen=True)
class Duty:
    """One membership as it stands now: a role at a centre, for an agency or for the centre itself."""

    role: str
    centre_id: UUID
    agency_id: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """Loaded once by an entrance and handed down; carries everything that the rules of access ask."""

    user_id: UUID | None = None
    party_id: UUID | None = None
    duties: tuple[Duty, ...] = ()
    is_system: bool = False

    @classmethod
    def staff(cls, user_id: UUID, memberships: Iterable[Membership]) -> Actor:
        return cls(user_id=user_id, duties=tuple(Duty(m.role, m.centre_id, m.agency_id) for m in memberships))

    @classmethod
    def party(cls, party_id: UUID) -> Actor:
        return cls(party_id=party_id)

    @property
    def kind(self) -> str:
        if self.is_system:
            return "system"
        return "party" if self.party_id else "staff"

    @property
    def agency_ids(self) -> frozenset[UUID]:
        """The agencies whose cases this person works on. Who keeps a rota or administers accounts reads no case."""
        return frozenset(d.agency_id for d in self.duties if d.agency_id and d.role in CENTRE_WIDE.union(AGENCY_ROLES))

    @property
    def handling_agency_ids(self) -> frozenset[UUID]:
        """The agencies for which this person handles cases, be it at a window, as coordinator or mediator."""
        return frozenset(d.agency_id for d in self.duties if d.agency_id and d.role in AGENCY_ROLES)

    @property
    def led_centre_ids(self) -> frozenset[UUID]:
        """The centres that this person leads."""
        return frozenset(d.centre_id for d in self.duties if d.role in LEADERS and d.agency_id is None)

    @property
    def centre_ids(self) -> frozenset[UUID]:
        return frozenset(d.centre_id for d in self.duties)

    @property
    def centre_wide_ids(self) -> frozenset[UUID]:
        """The centres all of whose cases this person may see: an agency's own seal keeper sees those of the agency."""
        return frozenset(d.centre_id for d in self.duties if d.role in CENTRE_WIDE and d.agency_id is None)

    def holds(self, *roles: str, centre_id: UUID | None = None) -> bool:
        """Whether this person serves as one of these, wherever; about one case ask ``permissions.holds``."""
        return any(d.role in roles and centre_id in (None, d.centre_id) for d in self.duties)

    def role_at(self, centre_id: UUID) -> str:
        """The first role held at this centre, for the journal; empty for parties and the system."""
        return next((d.role for d in self.duties if d.centre_id == centre_id), "")


SYSTEM = Actor(is_system=True)
