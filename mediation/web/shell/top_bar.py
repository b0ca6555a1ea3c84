"""What the bar over a staff page says: which centre, which window, and that the demonstration's clock was moved."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from windows import clock, hours, members
from windows.models import CheckIn


@dataclass(frozen=True)
class Desk:
    centre: str = ""
    window_number: int | None = None
    window_name: str = ""


def desk(request: HttpRequest) -> dict[str, object]:
    """Context processor; asks the database only where a page shows the answer."""
    return {
        "desk": SimpleLazyObject(lambda: desk_of_whoever_asks(request)),
        "clock_moved_to": SimpleLazyObject(moved_to),
    }


def desk_of_whoever_asks(request: HttpRequest) -> Desk:
    return desk_of(request.user, at=clock.now()) if request.user.is_authenticated else Desk()


def desk_of(user: User, *, at: datetime) -> Desk:
    """Where somebody serves at ``at``: the window is the one they checked in at today. One query."""
    check_ins = CheckIn.objects.current(hours.day_of(at)).filter(user=user, centre=OuterRef("centre"))
    number, name = (Subquery(check_ins.values(f"window__{field}")[:1]) for field in ("number", "name"))
    serving = members.memberships_of(user, at=at).order_by("starts_on", "pk")
    row = serving.values_list("centre__name", number, name).first()
    return Desk(*row) if row else Desk()


def moved_to() -> datetime | None:
    """What the demonstration's clock shows, if it has been moved."""
    return clock.now() if clock.shift() > timedelta(0) else None
