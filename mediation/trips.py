"""The trips of a case: who came to a centre for it, how often, to how many places, and how long they waited.

“最多跑一次” is measured here. A visit of ours to a village is no trip of theirs; what is done by telephone or with a
slip is none either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from mediation.models import Actor, Case, CaseVisit, Matter, Party
from windows import hours, visits
from windows.models import Centre, Lane, Visit, Window


@dataclass(frozen=True)
class Attendance:
    """Who is here in person while something is done, and at which window; left out, at the window of the case."""

    parties: Sequence[Party]
    window: Window | None = None


@dataclass(frozen=True)
class Trips:
    """``made``: one entry for each party and visit, in order. ``places``: how many centres dealt with the case."""

    made: tuple[CaseVisit, ...]
    places: int

    @property
    def count(self) -> int:
        """How often whoever had to come most often came."""
        return max(Counter(trip.party_id for trip in self.made).values(), default=0)

    @property
    def is_one_place(self) -> bool:
        return self.places == 1

    @property
    def waited(self) -> timedelta | None:
        """The longest wait with a number in the hand; who has an appointment comes early as they like."""
        waits = [v.served_at - v.arrived_at for v in self._visits() if v.served_at and v.lane != Lane.APPOINTMENT]
        return max(waits, default=None)

    @property
    def waited_minutes(self) -> int | None:
        return None if self.waited is None else int(self.waited.total_seconds()) // 60

    def _visits(self) -> Iterable[Visit]:
        return (trip.visit for trip in self.made)


def read(case: Case) -> Trips:
    """One query. Sessions are held at the case's own centre, so that a second place can only come by a visit."""
    made = tuple(CaseVisit.objects.of_case(case.pk))
    return Trips(made, places=len({case.centre_id, *(trip.visit.centre_id for trip in made)}))


def visitor(centre: Centre, *, before: User, at: datetime) -> Visit | None:
    """Who sits before this person today and has brought nothing yet."""
    brought = Matter.objects.filter(visit=OuterRef("pk"))
    today = Visit.objects.of_day(hours.day_of(at)).filter(~Exists(brought), centre=centre)
    return today.being_served(before).first()


def begin(visit: Visit, applied: Sequence[Party], *, window: Window | None, by: Actor, at: datetime) -> None:
    """With this visit the case was brought: the first trip of those who applied, as many as came.

    Whoever still stood in the line sits down now.
    """
    _tie(visit, applied[: visit.persons])
    _serve(visit, window, by=by, at=at)


def check_in(case: Case, parties: Sequence[Party], *, window: Window | None = None, at: datetime) -> list[Visit]:
    """They have arrived (到场签到): one ticket for all who are not here already. Returns the visits they are on."""
    present = _present(parties, since=at)
    absent = [party for party in parties if party.pk not in present]
    on_visits = list({visit.pk: visit for visit in present.values()}.values())
    if absent:
        arrived = visits.receive(
            case.centre, lane=Lane.APPOINTMENT, persons=len(absent), window=window or case.window, at=at
        )
        _tie(arrived, absent)
        on_visits.append(arrived)
    return on_visits


def attend(case: Case, attendance: Attendance | None, *, by: Actor, since: datetime) -> None:
    """These parties have been sitting here since ``since``, checked in before or not."""
    if attendance is None or not attendance.parties:
        return
    for visit in check_in(case, attendance.parties, window=attendance.window, at=since):
        _serve(visit, attendance.window or case.window, by=by, at=since)


def _present(parties: Sequence[Party], *, since: datetime) -> dict[UUID, Visit]:
    """Of these parties, who came on that day and had not left by then, with the visit."""
    there = Q(visit__ended_at=None) | Q(visit__ended_at__gte=since)
    today = CaseVisit.objects.filter(there, party__in=parties, visit__on=hours.day_of(since))
    return {trip.party_id: trip.visit for trip in today.select_related("visit__window").order_by("visit__arrived_at")}


def _tie(visit: Visit, parties: Iterable[Party]) -> None:
    made = [CaseVisit(party=party, visit=visit) for party in parties]
    CaseVisit.objects.bulk_create(made, ignore_conflicts=True)


def _serve(visit: Visit, window: Window | None, *, by: Actor, at: datetime) -> None:
    at_window = visit.window or window
    if at_window and by.user_id and visit.served_at is None:
        since = max(at, visit.arrived_at, visit.called_at or at)
        visits.serve_at_window(visit, window=at_window, by_id=by.user_id, at=since)
