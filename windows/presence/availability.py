"""Whether an agency can be met now: by the way it is present, its rota and who has checked in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from windows import calendars, hours, members
from windows.models import Agency, CheckIn, ClosedDay, Presence, Room, RotaSlot, Window


class Reason(models.TextChoices):
    RESIDENT = "resident", gettext_lazy("here every working day")
    CHECKED_IN = "checked_in", gettext_lazy("checked in")
    HALL_CLOSED = "hall_closed", gettext_lazy("the hall is closed")
    NOBODY_SERVES = "nobody_serves", gettext_lazy("nobody serves in it at present")
    NOT_CHECKED_IN = "not_checked_in", gettext_lazy("on today's rota, but not checked in")
    NOT_TODAY = "not_today", gettext_lazy("not on today's rota")
    ON_CALL = "on_call", gettext_lazy("comes when called")


@dataclass(frozen=True)
class Standing:
    """How to treat an agency at a moment. ``mode`` is how it serves now: a rotating one that is away is on call."""

    mode: Presence
    is_here: bool
    reason: Reason
    window: Window | None = None
    room: Room | None = None
    checked_in_at: datetime | None = None
    next_from: datetime | None = None

    def words(self) -> str:
        """The reason in a sentence part, with place and time."""
        parts = [str(self.reason.label)]
        if self.window is not None:
            parts.append(_("window %(number)s") % {"number": self.window.number})
        elif self.room is not None:
            parts.append(_("room %(name)s") % {"name": self.room.name})
        if self.checked_in_at is not None:
            parts.append(_("since %(time)s") % {"time": formats.time_format(hours.local(self.checked_in_at))})
        if self.next_from is not None:
            again = formats.date_format(hours.local(self.next_from), "SHORT_DATETIME_FORMAT")
            parts.append(_("again from %(moment)s") % {"moment": again})
        return "\xa0· ".join(parts)


def standing_of(agency: Agency, *, at: datetime) -> Standing:
    """How ``agency`` stands at ``at``."""
    entry = _checked_in(agency, at)
    if agency.presence == Presence.RESIDENT:
        return _standing_of_resident(agency, entry, at)
    if agency.presence == Presence.ROTATING:
        return _standing_of_rotating(agency, entry, at)
    if entry is not None:
        return _present(Presence.ON_CALL, entry, slot=None)
    return Standing(Presence.ON_CALL, is_here=False, reason=Reason.ON_CALL)


def next_turn(agency: Agency, *, at: datetime) -> datetime | None:
    """When an agency's rota next begins after ``at``, on a day on which the hall is open."""
    slots = list(RotaSlot.objects.filter(agency=agency).order_by("opens"))
    closed = set(ClosedDay.objects.filter(centre_id=agency.centre_id).values_list("on", flat=True))
    today, calendar = hours.day_of(at), calendars.current()
    for ahead in range(hours.FARTHEST if slots else 0):
        day = today + timedelta(days=ahead)
        weekday = None if day in closed or not calendar.is_working(day) else day.isoweekday()
        for slot in slots:
            if slot.weekday == weekday and (turn := hours.moment(day, slot.opens)) > at:
                return turn
    return None


def _standing_of_resident(agency: Agency, entry: CheckIn | None, at: datetime) -> Standing:
    if not hours.is_open(agency.centre, at):
        return _away(Presence.RESIDENT, Reason.HALL_CLOSED, hours.next_opening(agency.centre, at))
    if not members.serving_in(agency, on=hours.day_of(at)).exists():
        return _away(Presence.RESIDENT, Reason.NOBODY_SERVES, None)
    window = entry.window if entry and entry.window else agency.windows.order_by("number").first()
    checked_in_at = entry.checked_in_at if entry else None
    return Standing(Presence.RESIDENT, is_here=True, reason=Reason.RESIDENT, window=window, checked_in_at=checked_in_at)


def _standing_of_rotating(agency: Agency, entry: CheckIn | None, at: datetime) -> Standing:
    slot = _slot_today(agency, hours.day_of(at))
    if entry is not None:
        return _present(Presence.ROTATING, entry, slot=slot)
    reason = Reason.NOT_TODAY if slot is None else Reason.NOT_CHECKED_IN
    return _away(Presence.ON_CALL, reason, next_turn(agency, at=at))


def _present(mode: Presence, entry: CheckIn, *, slot: RotaSlot | None) -> Standing:
    window = entry.window or (slot.window if slot else None)
    room = slot.room if slot and window is None else None
    return Standing(
        mode, is_here=True, reason=Reason.CHECKED_IN, window=window, room=room, checked_in_at=entry.checked_in_at
    )


def _away(mode: Presence, reason: Reason, next_from: datetime | None) -> Standing:
    return Standing(mode, is_here=False, reason=reason, next_from=next_from)


def _checked_in(agency: Agency, at: datetime) -> CheckIn | None:
    """Who came today and has not left. The close of business checks out everybody who forgot to."""
    day = hours.day_of(at)
    check_ins = CheckIn.objects.current(day).filter(agency=agency, checked_in_at__lte=at)
    if (close := hours.close_of_business(agency.centre, day)) <= at:
        check_ins = check_ins.filter(checked_in_at__gte=close)
    return check_ins.select_related("window").order_by("checked_in_at").first()


def _slot_today(agency: Agency, day: date) -> RotaSlot | None:
    if not calendars.current().is_working(day):
        return None
    slots = RotaSlot.objects.filter(agency=agency, weekday=day.isoweekday()).select_related("window", "room")
    return slots.order_by("opens").first()
