"""Rendering what is owed: hold → gather → render → keep. Only the worker does this; it is what needs the typesetter.

Nothing leaves the machine, so a paper that was rendered twice by two workers is the same paper; the lease that the
second no longer holds keeps it from being written twice.
"""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta

from django.db import OperationalError, transaction
from django.db.models.functions import Now

from mediation import journal
from mediation.delivery.papers.facts import NotYet
from mediation.delivery.papers.gatherers import gather
from mediation.documents.rendering import Rendered, render
from mediation.models import Paper
from mediation.models.papers import PaperQuerySet

logger = logging.getLogger(__name__)
State = Paper.State
LEASE = timedelta(seconds=60)
PAUSE = timedelta(seconds=20)  # before it is tried again
MOST_ATTEMPTS = 5


def render_due(now: datetime, *, limit: int = 20) -> int:
    """Render up to ``limit`` owed papers; how many were taken up. One that cannot be made never stops the rest."""
    for count in range(limit):
        paper = _hold_next(now)
        if paper is None:
            return count
        _make(paper, now)
    return limit


def _hold_next(now: datetime) -> Paper | None:
    related = ("case__centre", "case__mediating_body", "case__mediator", "case__first_contact", "case__owner")
    free = Paper.objects.to_render(now).select_related(*related, "case__window", "case__matter").annotate(clock=Now())
    with transaction.atomic():
        paper = free.order_by("owed_at").select_for_update(skip_locked=True, of=("self",)).first()
        if paper is None:
            return None
        clock: datetime = paper.clock  # type: ignore[attr-defined]  # annotated above
        paper.lease_until, paper.attempts = clock + LEASE, paper.attempts + 1
        paper.save(update_fields=["lease_until", "attempts"])
    return paper


def _make(paper: Paper, now: datetime) -> None:
    try:
        rendered = render(gather(paper), at=now)
    except NotYet:
        _held(paper).update(lease_until=Now() + PAUSE, attempts=paper.attempts - 1)
    except OperationalError:
        raise  # a lost connection: its lease runs out, and it is tried again
    except Exception as fault:
        logger.error("%s of %s could not be rendered: %s", paper.kind, paper.case, type(fault).__name__)
        _failed(paper, fault)
    else:
        _keep(paper, rendered, now)


def _keep(paper: Paper, rendered: Rendered, now: datetime) -> None:
    made = {
        "state": State.READY,
        "ready_at": now,
        "digest": hashlib.sha256(rendered.pdf).digest(),
        "pages": rendered.pages,
    }
    with transaction.atomic():
        if _held(paper).update(lease_until=None, content=rendered.pdf, failed_because="", **made):
            for name, value in made.items():
                setattr(paper, name, value)
            journal.ledger.note([paper], at=now)


def _failed(paper: Paper, fault: Exception) -> None:
    """Tried again after a pause; in the end a person must see why."""
    because = f"{type(fault).__name__}: {fault}"[:200]
    if paper.attempts < MOST_ATTEMPTS:
        _held(paper).update(lease_until=Now() + PAUSE, failed_because=because)
    else:
        _held(paper).update(state=State.FAILED, lease_until=None, failed_because=because)


def _held(paper: Paper) -> PaperQuerySet:
    """The row, as long as it is held under the lease that ``paper`` was given."""
    return Paper.objects.filter(pk=paper.pk, state=State.OWED, lease_until=paper.lease_until)
