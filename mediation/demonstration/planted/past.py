"""The demonstration's past: who did something, on which day before the story's Monday, at what time, where."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from accounts.models import User
from mediation.models import Actor
from windows import hours
from windows.models import Agency, Centre, Room, Window

Row = TypeVar("Row", bound=Model)
When = tuple[int, str]  # days after the story's Monday, before it fewer than none, and the time of day


@dataclass
class Past:
    """``_kept``: rows of the hall that were looked up before; nobody changes them while the past is written."""

    monday: date
    _kept: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def day(self, days: int) -> date:
        return self.monday + timedelta(days=days)

    def moment(self, when: When) -> datetime:
        days, clock = when
        return hours.moment(self.day(days), time.fromisoformat(clock))

    def user(self, who: str) -> User:
        return self._once(User.objects.all(), staff_number=who)

    def actor(self, who: str) -> Actor:
        """With the duties they hold now; nobody's duties have changed since."""
        if ("actor", who) not in self._kept:
            user = self.user(who)
            self._kept["actor", who] = Actor.staff(user.pk, user.memberships.current(self.monday))
        actor: Actor = self._kept["actor", who]
        return actor

    def centre(self, code: str) -> Centre:
        return self._once(Centre.objects.all(), code=code)

    def agency(self, centre: str, code: str) -> Agency:
        return self._once(Agency.objects.select_related("centre"), centre__code=centre, code=code)

    def window(self, centre: str, number: int) -> Window:
        return self._once(Window.objects.select_related("centre"), centre__code=centre, number=number)

    def room(self, centre: str, code: str) -> Room:
        return self._once(Room.objects.all(), centre__code=centre, code=code)

    def _once(self, rows: QuerySet[Row], **named: Any) -> Row:
        key = (rows.model.__name__, *map(str, named.values()))
        if key not in self._kept:
            self._kept[key] = rows.get(**named)
        row: Row = self._kept[key]
        return row
