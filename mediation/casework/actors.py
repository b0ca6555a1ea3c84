"""Who is asking: the duties a user holds now, loaded once for a request."""

from __future__ import annotations

from datetime import datetime

from accounts.compiled import Compiled
from accounts.models import User
from mediation.models import Actor, Duty
from windows import hours
from windows.models import Membership

_DUTIES = Compiled(
    lambda user, day: Membership.objects.filter(user=user).current(day).values_list("role", "centre_id", "agency_id")
)


def actor_of(user: User, *, at: datetime) -> Actor:
    """The user as an actor, with the memberships that hold on the local day of ``at``. One query."""
    held = _DUTIES(user=user.pk, day=hours.day_of(at))
    return Actor(user_id=user.pk, duties=tuple(Duty(*duty) for duty in held))
