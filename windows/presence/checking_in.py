"""Checking in for an agency, and out again."""

from datetime import datetime

from accounts.models import User
from windows import hours, members
from windows.models import Agency, CheckIn, Window


class NotOfThisAgency(Exception):
    """Only somebody who serves in an agency can check in for it or answer its summons."""


def check_in(agency: Agency, *, user: User, window: Window | None = None, at: datetime) -> CheckIn:
    """Somebody of an agency has come; coming again changes nothing but the window. Raises ``NotOfThisAgency``."""
    on = hours.day_of(at)
    if not members.serving_in(agency, on=on).filter(user=user).exists():
        raise NotOfThisAgency
    entry, is_new = CheckIn.objects.get_or_create(
        agency=agency,
        user=user,
        on=on,
        checked_out_at=None,
        defaults={"centre_id": agency.centre_id, "window": window, "checked_in_at": at},
    )
    if not is_new and window is not None and entry.window != window:
        entry.window = window
        entry.save(update_fields=["window"])
    return entry


def check_out(agency: Agency, *, user: User, at: datetime) -> bool:
    """Somebody of an agency leaves; whether they were there."""
    check_ins = CheckIn.objects.current(hours.day_of(at)).filter(agency=agency, user=user)
    return bool(check_ins.update(checked_out_at=at))
