"""Which cases there are: how many stand in which status, where, since when. All of it follows from size and moment.

Cases are numbered by age. Four in ten belong to the first centre, so that a search there meets many of them; the others
spread over the rest. One case in a hundred is late: a clock of ours has passed and no sweep has been yet.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from mediation.states import Status

SEED = 20261123
YEARS = timedelta(days=5 * 365)
LONGEST_LIFE = timedelta(days=130)  # from registration to the archive
CASES_PER_CENTRE = 20_000
CASES_PER_MEDIATOR = 555  # of all ages; some fifty of them open
LATE_SHARE = 0.01
BIG_CENTRE_OF_TEN = 4

SHARES: dict[Status, float] = {
    Status.CLOSED: 0.40,
    Status.IN_FOLLOW_UP: 0.005,
    Status.DEFAULTED: 0.0005,
    Status.AGREED: 0.015,
    Status.SUSPENDED: 0.003,
    Status.IN_MEDIATION: 0.060,
    Status.TERMINATED: 0.001,
    Status.CONCLUDED: 0.001,
    Status.WITHDRAWN: 0.001,
    Status.REFUSED: 0.0005,
    Status.REDIRECTED: 0.0005,
    Status.TRANSFERRED_OUT: 0.0005,
    Status.PERFORMED: 0.002,
    Status.SUPPLEMENTING: 0.002,
    Status.ACCEPTED: 0.012,
    Status.ACKNOWLEDGED: 0.003,
    Status.ROUTED: 0.004,
    Status.REGISTERED: 0.007,
    Status.SUBMITTED: 0.002,
}
"""From old to new; the rest of a population is archived."""

DAYS_AGO: dict[Status, tuple[float, float]] = {
    Status.IN_FOLLOW_UP: (50, 40),
    Status.DEFAULTED: (40, 35),
    Status.AGREED: (34, 30),
    Status.SUSPENDED: (22, 16),
    Status.IN_MEDIATION: (12, 2),
    Status.TERMINATED: (12, 9),
    Status.CONCLUDED: (12, 9),
    Status.WITHDRAWN: (5, 3),
    Status.REFUSED: (5, 3),
    Status.REDIRECTED: (5, 3),
    Status.TRANSFERRED_OUT: (12, 9),
    Status.PERFORMED: (34, 30),
    Status.SUPPLEMENTING: (5, 2),
    Status.ACCEPTED: (0.7, 0.3),
}
"""How long ago a case of an open status was registered, at most and at least; the others were registered today."""

TODAY = (0.10, 0.02)
LATE = {Status.IN_MEDIATION: (75, 60), Status.REGISTERED: (6, 4)}


@dataclass(frozen=True)
class Outline:
    """One case before it has a story. ``mediator`` and ``centre`` are places in the world's lists."""

    index: int
    status: Status
    centre: int
    mediator: int
    registered_at: datetime
    number: int
    is_late: bool

    def rng(self) -> Random:
        return Random(f"{SEED}:{self.index}")  # noqa: S311 - an invented world, the same every time


def centres(size: int) -> int:
    return max(1, size // CASES_PER_CENTRE)


def mediators_of(centre: int, size: int) -> int:
    """How many serve in a centre: as many more in the first one as it has more cases."""
    others = centres(size) - 1
    tenths = 10 if not others else BIG_CENTRE_OF_TEN if centre == 0 else (10 - BIG_CENTRE_OF_TEN) / others
    return max(2, round(size * tenths / 10 / CASES_PER_MEDIATOR))


def population(size: int, at: datetime) -> Iterator[Outline]:
    """All cases of a world of that size as it stands at ``at`` (local time), with gap-free register numbers."""
    counts = {status: max(1, round(size * share)) for status, share in SHARES.items()}
    counts = {Status.ARCHIVED: size - sum(counts.values())} | counts
    numbers: Counter[tuple[int, int]] = Counter()
    index = 0
    for status, count in counts.items():
        late = _late_ones(status, count)
        for place in range(count):
            centre = _centre_of(index, size)
            registered_at = at - _age(status, place / count, is_late=place < late)
            numbers[centre, registered_at.year] += status != Status.SUBMITTED
            yield Outline(
                index,
                status,
                centre,
                mediator=index // 7 % mediators_of(centre, size),
                registered_at=registered_at,
                number=numbers[centre, registered_at.year],
                is_late=place < late,
            )
            index += 1


def _late_ones(status: Status, count: int) -> int:
    """How many of the first cases of this status are late."""
    share = sum(SHARES[known] for known in LATE)
    return round(count * LATE_SHARE / share) if status in LATE else 0


def _age(status: Status, share: float, *, is_late: bool) -> timedelta:
    if status in (Status.ARCHIVED, Status.CLOSED):
        oldest, youngest = (YEARS, YEARS / 3) if status == Status.ARCHIVED else (YEARS / 3, LONGEST_LIFE)
        return oldest - (oldest - youngest) * share
    longest, shortest = LATE[status] if is_late else DAYS_AGO.get(status, TODAY)
    return timedelta(days=longest - (longest - shortest) * share)


def _centre_of(index: int, size: int) -> int:
    spread = index * 2_654_435_761 % 2**32 >> 8
    others = centres(size) - 1
    if not others or spread % 10 < BIG_CENTRE_OF_TEN:
        return 0
    return 1 + spread // 10 % others
