"""Where and when: centres and who serves in them, the rota, the hall, working days."""

from windows.models.agencies import Agency, AgencyKind, Presence
from windows.models.calendar import CalendarDay, CalendarYear, DemonstrationClock
from windows.models.centres import Centre, Tier
from windows.models.check_ins import CheckIn
from windows.models.memberships import Membership
from windows.models.opening_hours import ClosedDay, OpeningHours, Weekday
from windows.models.places import Room, RoomKind, Window, WindowKind
from windows.models.retention import Retention, RetentionPeriod
from windows.models.rights import RightsChange
from windows.models.roles import ADMINISTRATORS, AGENCY_ROLES, Role
from windows.models.rota import RotaSlot
from windows.models.summonses import Summons
from windows.models.tickets import TicketCounter
from windows.models.visits import Lane, Priority, Visit

__all__ = [
    "ADMINISTRATORS",
    "AGENCY_ROLES",
    "Agency",
    "AgencyKind",
    "CalendarDay",
    "CalendarYear",
    "Centre",
    "CheckIn",
    "ClosedDay",
    "DemonstrationClock",
    "Lane",
    "Membership",
    "OpeningHours",
    "Presence",
    "Priority",
    "Retention",
    "RetentionPeriod",
    "RightsChange",
    "Role",
    "Room",
    "RoomKind",
    "RotaSlot",
    "Summons",
    "TicketCounter",
    "Tier",
    "Visit",
    "Weekday",
    "Window",
    "WindowKind",
]
