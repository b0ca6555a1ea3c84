"""Rooms are booked by the constraint of the database; here stands what is said when one is taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext as _

from mediation.access.permissions import Act
from mediation.lifecycle import NotAllowed
from mediation.models import MediationSession
from windows import hours
from windows.models import Room, RoomKind

OFFERED = 3
DAYS_AHEAD = 14


class Slot(NamedTuple):
    """A time in which a room is free, inside the hours of the hall."""

    starts_at: datetime
    ends_at: datetime

    def words(self) -> str:
        day = formats.date_format(hours.local(self.starts_at), "MONTH_DAY_FORMAT")
        return f"{day} {hours.local(self.starts_at):%H:%M}–{hours.local(self.ends_at):%H:%M}"


class RoomTaken(NotAllowed):
    """The room is booked then. ``free``: when it is free next; ``others``: rooms that are free at the time wished."""

    def __init__(self, room: Room, *, free: list[Slot], others: list[Room]) -> None:
        parts = [_("%(room)s is taken then.") % {"room": room.name}]
        if free:
            parts.append(_("It is free: %(slots)s.") % {"slots": _("; ").join(slot.words() for slot in free)})
        if others:
            parts.append(_("Free at that time: %(rooms)s.") % {"rooms": _(", ").join(other.name for other in others)})
        super().__init__(Act.SET_SESSION, " ".join(parts))
        self.room, self.free, self.others = room, free, others


def taken(room: Room, *, starts_at: datetime, ends_at: datetime) -> RoomTaken:
    """What to raise when ``room`` is not free between these moments."""
    free = islice(next_free(room, length=ends_at - starts_at, after=starts_at), OFFERED)
    return RoomTaken(room, free=list(free), others=list(free_rooms(room, starts_at, ends_at)))


def next_free(room: Room, *, length: timedelta, after: datetime) -> Iterator[Slot]:
    """The first free time in each morning and afternoon from ``after`` on, for two weeks."""
    today = hours.day_of(after)
    for ahead in range(DAYS_AHEAD):
        for opens, closes in hours.parts(room.centre, today + timedelta(days=ahead)):
            start = _first_gap(room, max(opens, after), closes, length)
            if start:
                yield Slot(start, start + length)


def free_rooms(room: Room, starts_at: datetime, ends_at: datetime) -> QuerySet[Room]:
    """Other mediation rooms of the same centre that nobody has booked between these moments."""
    rooms = Room.objects.filter(centre_id=room.centre_id, kind=RoomKind.MEDIATION).exclude(pk=room.pk)
    return rooms.exclude(pk__in=_bookings(starts_at, ends_at).values("room"))


def _first_gap(room: Room, start: datetime, closes: datetime, length: timedelta) -> datetime | None:
    for booked in _bookings(start, closes).filter(room=room).order_by("during"):
        if booked.during.lower - start >= length:
            break
        start = max(start, booked.during.upper)
    return start if closes - start >= length else None


def _bookings(starts_at: datetime, ends_at: datetime) -> QuerySet[MediationSession]:
    live = MediationSession.objects.exclude(state=MediationSession.State.CANCELLED)
    if starts_at >= ends_at:
        return live.none()
    return live.filter(room__isnull=False, during__overlap=(starts_at, ends_at))
