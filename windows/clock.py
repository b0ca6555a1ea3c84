"""What time it is. Only entrances ask; everything below is told.

The demonstration's clock can be moved forward, for everybody at once: the shift stands in a row. Production has none.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from windows.models import DemonstrationClock


class OnlyInTheDemonstration(Exception):
    """Time cannot be moved where DEMO is not set."""


class OnlyForward(Exception):
    """What has happened in the demonstration cannot happen later again."""


def now() -> datetime:
    """The time of this machine, moved by the demonstration's shift."""
    return datetime.now(UTC) + shift()


def database_now() -> datetime:
    """The time of the database, likewise moved: one clock for all sweeps, on however many machines they run."""
    shifted = " + coalesce((SELECT shift FROM windows_demonstrationclock), interval '0')" if settings.DEMO else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT clock_timestamp(){shifted}")
        moment: datetime = cursor.fetchone()[0]
    return moment


def shift() -> timedelta:
    """How far the demonstration's clock is ahead."""
    if not settings.DEMO:
        return timedelta(0)
    return DemonstrationClock.objects.values_list("shift", flat=True).first() or timedelta(0)


@transaction.atomic
def move_to(moment: datetime) -> timedelta:
    """Move the demonstration's clock to ``moment``; the new shift. It goes on running from there."""
    if not settings.DEMO:
        raise OnlyInTheDemonstration
    row, _ = DemonstrationClock.objects.select_for_update().get_or_create(id=1)
    ahead = moment - datetime.now(UTC)
    if ahead < row.shift:
        raise OnlyForward
    row.shift = ahead
    row.save(update_fields=["shift"])
    return ahead
