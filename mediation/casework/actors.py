"""Who is asking: the duties a user holds now, loaded once for a request."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from mediation.models import Actor, Duty
from windows import hours


def actor_of(user: User, *, at: datetime) -> Actor:
    """The user as an actor, with the memberships that hold on the local day of ``at``. One query."""
    held = user.memberships.current(hours.day_of(at)).values_list("role", "centre_id", "agency_id")
    return Actor(user_id=user.pk, duties=tuple(Duty(*one) for one in held))
