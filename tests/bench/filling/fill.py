"""Filling the database of the environment: `python -m tests.bench.inside filling.fill SIZE DAY`.

The world is laid down through the models; the cases are told by two processes and copied in. Ciphertexts are made there
too, each for its own row as the vault demands: some 5 µs apiece, so a pool of them would save nothing.
"""

import gc
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from itertools import islice

import psycopg
from django.db import connections
from django.utils import timezone

from local import databases
from local.processes import Say, say
from mediation import deadlines
from mediation.documents import numbers
from mediation.models import NumberCounter
from tests.bench import place
from tests.bench.filling import copying, outline, stories, world
from tests.bench.filling.world import Place
from windows.workdays import Sum

BATCH = 500  # cases that go into the tables in one transaction
PROCESSES = 2
GRAMS = {
    "mediation_casegrams (case_id, centre_id, grams)": """
        SELECT c.id, c.centre_id, bigrams(facts.body || ' ' || request.body) FROM mediation_case c
        JOIN mediation_statement facts ON facts.case_id = c.id AND facts.kind = 'facts'
        JOIN mediation_statement request ON request.case_id = c.id AND request.kind = 'request'
        WHERE hashtext(c.id::text) & 1 = %s""",
    "accounts_persongrams (person_id, centre_id, grams)": """
        SELECT id, centre_id, bigrams(concat_ws(' ', name, contact_name, legal_representative)) FROM accounts_person
        WHERE hashtext(id::text) & 1 = %s""",
}


class RememberedDays:
    """The days of a centre; all centres of this world keep the same hours, so each sum is done once."""

    def __init__(self, days: deadlines.CentreDays) -> None:
        self.close_of_business, self.midnight_after = cache(days.close_of_business), cache(days.midnight_after)
        self.next_opening = cache(days.next_opening)
        self._after = cache(days.after)

    def after(self, start: date, length: int, unit: str, excluded: Sequence[tuple[date, date]]) -> Sum:
        return self._after(start, length, unit, tuple(excluded))


def main(size: str, day: str) -> None:
    database = connections["default"].settings_dict["NAME"]
    fill(int(size), at=moment_of(day), url=place.WHERE.database_url(databases.SUPERUSER, database), tell=say)


def moment_of(day: str) -> datetime:
    """When the world of that day stands still."""
    return timezone.make_aware(datetime.fromisoformat(day)) + place.TEN_O_CLOCK


def fill(size: int, *, at: datetime, url: str, tell: Say) -> None:
    """The whole world as it stands at ``at``, in a database fit to be measured. ``url`` is a superuser's."""
    steps = {"the world": build_world, "cases": tell_cases, "pairs of characters": make_grams}
    with psycopg.connect(url, autocommit=True) as admin, copying.without_indexes(admin):
        for name, step in steps.items():
            began = time.monotonic()
            step(size, at, url)
            tell(f"  {name}: {time.monotonic() - began:.1f} s")


def build_world(size: int, at: datetime, url: str) -> None:
    world.build(size)
    drawn: dict[tuple[int, int], int] = {}
    for planned in outline.population(size, at):
        drawn[planned.centre, planned.registered_at.year] = planned.number
    places = world.places()
    NumberCounter.objects.bulk_create(
        NumberCounter(centre_id=places[centre].id, series=numbers.REGISTER, year=year, last=last)
        for (centre, year), last in drawn.items()
    )


def tell_cases(size: int, at: datetime, url: str) -> None:
    places = world.places()
    days = RememberedDays(deadlines.days_of(places[0].id))
    in_parallel(tell_some, size, at, url, places, days)


def tell_some(part: int, size: int, at: datetime, url: str, places: list[Place], days: RememberedDays) -> None:
    """Every second batch, so that both processes add at the young end of the tables."""
    gc.disable()  # rows are freed as soon as they are copied; looking for cycles would cost as much as telling
    with psycopg.connect(url, autocommit=True) as connection:
        for number, batch in enumerate(batches(outline.population(size, at))):
            if number % PROCESSES == part:
                rows = (
                    row
                    for planned in batch
                    for row in stories.tell(planned, places[planned.centre], until=at, days=days)
                )
                copying.copy(connection, rows)


def batches(population: Iterator[outline.Outline]) -> Iterator[list[outline.Outline]]:
    while batch := list(islice(population, BATCH)):
        yield batch


def make_grams(size: int, at: datetime, url: str) -> None:
    in_parallel(make_some_grams, url)


def make_some_grams(part: int, url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for table, selected in GRAMS.items():
            connection.execute(f"INSERT INTO {table} {selected}", [part])


def in_parallel(work, *arguments: object) -> None:
    """The same work in every process, each with its part number. Nobody inherits a connection.

    It is given as function and arguments, not as something to unpickle: the processes are forked.
    """
    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()
    fork = multiprocessing.get_context("fork")
    children = [fork.Process(target=work, args=(part, *arguments)) for part in range(PROCESSES)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    if any(child.exitcode for child in children):
        raise SystemExit("A process that filled the database failed; what it said stands above.")
