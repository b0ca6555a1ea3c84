"""The demonstration's past: who did something, on which day before the story's Monday, at what time, where."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from accounts.models import User
from mediation.models import Actor
from windows import hours
from windows.models import Agency, Centre, Room, Window

When = tuple[int, str]  # days after the story's Monday, before it fewer than none, and the time of day


@dataclass
class Past:
    monday: date
    _actors: dict[str, Actor] = field(default_factory=dict)

    def day(self, days: int) -> date:
        return self.monday + timedelta(days=days)

    def moment(self, when: When) -> datetime:
        days, clock = when
        return hours.moment(self.day(days), time.fromisoformat(clock))

    def user(self, who: str) -> User:
        return User.objects.get(staff_number=who)

    def actor(self, who: str) -> Actor:
        """With the duties they hold now; nobody's duties have changed since."""
        if who not in self._actors:
            user = self.user(who)
            self._actors[who] = Actor.staff(user.pk, user.memberships.current(self.monday))
        return self._actors[who]

    def centre(self, code: str) -> Centre:
        return Centre.objects.get(code=code)

    def agency(self, centre: str, code: str) -> Agency:
        return Agency.objects.select_related("centre").get(centre__code=centre, code=code)

    def window(self, centre: str, number: int) -> Window:
        return Window.objects.get(centre__code=centre, number=number)

    def room(self, centre: str, code: str) -> Room:
        return Room.objects.get(centre__code=centre, code=code)
