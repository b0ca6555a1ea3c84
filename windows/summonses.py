"""Calling an agency that is on call: by when it must answer, and by when be there."""

from datetime import datetime, timedelta
from uuid import UUID

from accounts.models import User
from windows import calendars, hours, members, workdays
from windows.models import Agency, Summons
from windows.presence import NotOfThisAgency


class AlreadyAnswered(Exception):
    """Somebody of the agency accepted this summons before."""


class NotAccepted(Exception):
    """Nobody arrives on a summons that nobody accepted."""


def summon(agency: Agency, *, case_id: UUID | None, at: datetime) -> Summons:
    """Ask an agency to come; an open summons for the same case is answered instead of asking twice.

    Outside opening hours its minutes count from the next opening.
    """
    begins = hours.next_opening(agency.centre, at) or at
    summons, _ = Summons.objects.get_or_create(
        agency=agency,
        case_id=case_id,
        arrived_at=None,
        defaults={
            "centre_id": agency.centre_id,
            "asked_at": at,
            "accept_by": _due(agency, agency.response_minutes, begins),
        },
    )
    return summons


def accept(summons: Summons, *, user: User, at: datetime) -> Summons:
    """Somebody of the agency says they come. Raises ``NotOfThisAgency`` and ``AlreadyAnswered``."""
    agency = summons.agency
    if not members.serving_in(agency, on=hours.day_of(at)).filter(user=user).exists():
        raise NotOfThisAgency
    arrive_by = _due(agency, agency.arrival_minutes, at)
    waiting = Summons.objects.filter(pk=summons.pk, accepted_at=None)
    if not waiting.update(accepted_at=at, accepted_by=user, arrive_by=arrive_by):
        raise AlreadyAnswered
    summons.refresh_from_db()
    return summons


def arrive(summons: Summons, *, at: datetime) -> Summons:
    """They are there; arriving twice changes nothing. Raises ``NotAccepted``."""
    if not Summons.objects.filter(pk=summons.pk, accepted_at__isnull=False).exists():
        raise NotAccepted
    Summons.objects.filter(pk=summons.pk, arrived_at=None).update(arrived_at=at)
    summons.refresh_from_db()
    return summons


def _due(agency: Agency, minutes: int | None, begins: datetime) -> datetime:
    """After so many minutes, or by the close of the next working day where none are agreed."""
    if minutes is not None:
        return begins + timedelta(minutes=minutes)
    next_day = workdays.next_working_day(hours.day_of(begins), calendar=calendars.current())
    return hours.close_of_business(agency.centre, next_day)
