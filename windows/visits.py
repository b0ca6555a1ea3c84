"""The take-a-number hall: receiving, calling, serving, ending. Each step is taken once; a second try says so."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from accounts.models import User
from windows.hours import day_of
from windows.models import Centre, Lane, TicketCounter, Visit, Window

LETTERS = {Lane.NEW: "N", Lane.QUESTION: "Q", Lane.APPOINTMENT: "A", Lane.PAPERS: "P", Lane.GROUP: "G"}


class NotNow(Exception):
    """The visit does not stand where this step is possible: somebody else took it, or the visitor has left."""


@transaction.atomic
def receive(
    centre: Centre,
    *,
    lane: Lane,
    persons: int = 1,
    window: Window | None = None,
    topic: str = "",
    priority: str = "",
    at: datetime,
) -> Visit:
    """Give a batch of visitors the next ticket of the day: of the window's letter, or of the lane's."""
    on = day_of(at)
    letter = (window.letter if window else "") or LETTERS[lane]
    return Visit.objects.create(
        centre=centre,
        on=on,
        ticket=_next_ticket(centre, on, letter),
        persons=persons,
        lane=lane,
        topic=topic,
        window=window,
        priority=priority,
        arrived_at=at,
    )


def call(visit: Visit, *, window: Window, at: datetime) -> Visit:
    """Call a waiting visitor to a window."""
    return _step(visit, Q(called_at=None, ended_at=None), window=window, called_at=at)


def serve(visit: Visit, *, by: User, at: datetime) -> Visit:
    """The visitor sits down: waiting is over."""
    return _step(visit, Q(called_at__isnull=False, served_at=None, ended_at=None), served_at=at, served_by=by)


def serve_at_window(visit: Visit, *, window: Window, by_id: UUID, at: datetime) -> Visit:
    """The visitor sits at a window, called or not; whoever is served already, or has left, stays as they are."""
    waiting = Visit.objects.filter(pk=visit.pk, served_at=None, ended_at=None)
    called = {"called_at": Coalesce("called_at", Value(at)), "window": Coalesce("window", Value(window.pk))}
    waiting.update(**called, served_at=at, served_by_id=by_id)
    visit.refresh_from_db()
    return visit


def end(visit: Visit, *, at: datetime) -> Visit:
    """Served, or left before."""
    return _step(visit, Q(ended_at=None), ended_at=at)


def _step(visit: Visit, precondition: Q, **changes: object) -> Visit:
    if not Visit.objects.filter(precondition, pk=visit.pk).update(**changes):
        raise NotNow
    visit.refresh_from_db()
    return visit


def _next_ticket(centre: Centre, on: date, letter: str) -> str:
    TicketCounter.objects.get_or_create(centre=centre, on=on, letter=letter)
    counter = TicketCounter.objects.select_for_update().get(centre=centre, on=on, letter=letter)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{letter}{counter.last:03d}"
