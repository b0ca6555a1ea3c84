"""The shapes of the rows in which the demonstration's centres are written down."""

from collections.abc import Iterable
from datetime import time
from typing import NamedTuple

from windows.models import AgencyKind, Presence, Role, RoomKind, Tier, WindowKind

MONDAY_TO_FRIDAY = (1, 2, 3, 4, 5)
MON, TUE, WED, THU, FRI, SAT = range(1, 7)
WHOLE_DAY = (time(8, 30), time(17))


class AgencyRow(NamedTuple):
    """``minutes``: how soon it answers a summons and how soon it comes; None: by the close of the next working day."""

    code: str
    name: str
    presence: Presence = Presence.RESIDENT
    kind: AgencyKind = AgencyKind.AUTHORITY
    hosted_by: str = ""
    minutes: tuple[int | None, int | None] = (None, None)


class WindowRow(NamedTuple):
    """A window without an agency belongs to the rota."""

    number: int
    name: str
    agency: str = ""
    letter: str = ""
    kind: WindowKind = WindowKind.AGENCY
    is_accessible: bool = False


class RoomRow(NamedTuple):
    code: str
    name: str
    seats: int
    kind: RoomKind = RoomKind.MEDIATION


class RotaRow(NamedTuple):
    """An agency's days at a place: the number of a window, or the code of a room."""

    place: int | str
    agency: str
    weekdays: tuple[int, ...]
    hours: tuple[time, time] = WHOLE_DAY


class StaffRow(NamedTuple):
    """Somebody who signs in; ``agencies`` empty: they serve in the centre itself."""

    login: str
    name: str
    role: Role
    agencies: tuple[str, ...] = ()


class RuleRow(NamedTuple):
    """One line of the routing table, in the order in which the lines are tried."""

    category: str
    name: str
    lead: str
    body: str
    window: int | None
    assisting: tuple[str, ...]
    reason: str
    needs_wage_arrears: bool = False


class CentreRow(NamedTuple):
    code: str
    name: str
    short_name: str
    place_code: str
    division: str
    tier: Tier
    phone: str
    hours: tuple[tuple[tuple[int, ...], time, time], ...]
    agencies: tuple[AgencyRow, ...]
    parent: str = ""
    address: str = ""
    windows: tuple[WindowRow, ...] = ()
    rooms: tuple[RoomRow, ...] = ()
    turns: tuple[RotaRow, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    rules: tuple[RuleRow, ...] = ()


def the_centre_itself(name: str) -> AgencyRow:
    """The agency that owns whatever is not routed."""
    return AgencyRow("centre", name, kind=AgencyKind.CENTRE)


def called_in(rows: Iterable[tuple[str, str]], presence: Presence, arrives: int | None = 120) -> tuple[AgencyRow, ...]:
    """Authorities that answer a summons within half an hour."""
    return tuple(AgencyRow(code, name, presence, minutes=(30, arrives)) for code, name in rows)


def body(code: str, name: str, host: str = "", presence: Presence = Presence.RESIDENT) -> AgencyRow:
    """A mediating body; it keeps a seal of its own."""
    return AgencyRow(code, name, presence, AgencyKind.MEDIATING_BODY, host)


def service(code: str, name: str, presence: Presence = Presence.ON_CALL, host: str = "") -> AgencyRow:
    return AgencyRow(code, name, presence, AgencyKind.SERVICE, host)
