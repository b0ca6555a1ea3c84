"""Who is asking: the duties a user holds now, loaded once for a request."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from mediation.models import Actor
from windows import hours


def actor_of(user: User, *, at: datetime) -> Actor:
    """The user as an actor, with the memberships that hold on the local day of ``at``. One query."""
    return Actor.staff(user.pk, user.memberships.current(hours.day_of(at)))
