"""All figures of one size: `python -m tests.bench.inside measuring.run SIZE DAY FILE`, on the database to measure."""

import json
import logging
import pickle
import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import F
from django.test import Client
from django.urls import Resolver404, resolve

from local.processes import say
from mediation.models import NumberCounter
from tests.bench import place
from tests.bench.filling import fill
from tests.bench.measuring import memory, sql, sweep
from tests.bench.measuring.capture import Script, captured, rolled_back, statements
from tests.bench.measuring.served import FLOOR, PRODUCT, Sample, Served, http, serving
from tests.bench.measuring.works import ATTEMPTS, Ask, Work, works
from windows import clock

REQUESTS = 500  # measured, of each work and number of clients
ALONE = 200  # done by SQL alone
WARM_UP = 50
ROUNDS = 2  # product and floor take turns, so that a busy moment of the machine meets both
FAR = 1_000_000  # register numbers of captured requests, so that replaying them meets no real ones
TOGETHER = 50  # requests that are rolled back together; with hundreds each statement would be slow
SIGNING_IN = "accounts_apitoken"


def main(size: str, day: str, file: str) -> None:
    logging.disable(logging.INFO)
    warnings.filterwarnings("ignore", message="No directory at")  # pages are not asked, so nothing was collected
    planned = works(clock.now())
    with serving(PRODUCT) as product:
        figures = {work.key: measure(work, product) if is_built(work) else None for work in planned}
    say("  W5 deadline sweep")
    swept = sweep.measure(fill.moment_of(day))
    say("  W6 memory")
    kept = memory.measure([work for work in planned if is_built(work)])
    Path(file).write_text(json.dumps({"size": int(size), "works": figures, "W5": swept, "W6": kept}, indent=2))


def is_built(work: Work) -> bool:
    """Whether the product answers at this address."""
    try:
        resolve(next(work.asks()).address.partition("?")[0])
    except Resolver404:
        return False
    return True


def measure(work: Work, product: Served) -> dict[str, Any]:
    """Product and floor by number of clients, SQL alone, and how much is asked of the database."""
    say(f"  {work.key} {work.name}")
    served = len(work.clients) * (WARM_UP + REQUESTS)
    asks = list(islice(work.asks(), served + ALONE))
    scripts, file = capture(asks)
    numbers = iter(range(served))
    with serving(FLOOR, BENCH_SCRIPTS=str(file)) as floor:
        clients = {number: in_turns(work, asks, numbers, product, floor, clients=number) for number in work.clients}
    own = scripts[served:]
    by, bare = ("pgbench", sql.by_pgbench(own, times=ALONE)) if work.is_reading else ("loop", sql.by_loop(own))
    return {"name": work.name, "clients": clients, "sql": bare.figures(), "by": by, **asked(scripts[0])}


def in_turns(
    work: Work, asks: Sequence[Ask], numbers: Iterator[int], product: Served, floor: Served, *, clients: int
) -> dict[str, dict[str, float]]:
    """Each takes the next requests, the product as they are, the floor as the scripts that were captured of them."""

    def turn(length: int) -> tuple[Sample, Sample]:
        some = list(islice(numbers, length))
        how = {"clients": clients, "per_connection": work.per_connection}
        return (
            product.ask([asks[number].wire() for number in some], expected=work.expected, **how),
            floor.ask([http("GET", f"/{number}") for number in some], **how),
        )

    turn(WARM_UP)
    ours, least = turn(REQUESTS // ROUNDS)
    for _ in range(ROUNDS - 1):
        more = turn(REQUESTS // ROUNDS)
        ours, least = ours + more[0], least + more[1]
    return {"product": ours.figures(), "floor": least.figures()}


def capture(asks: Sequence[Ask]) -> tuple[list[Script], Path]:
    """The statements of each request, and the file with which the floor does them and gives the same answers."""
    scripts, answers = [], []
    client = Client()
    asks[0].do(client, source="10.1.0.0")
    for first in range(0, len(asks), TOGETHER):
        with rolled_back():
            NumberCounter.objects.update(last=F("last") + FAR + first)
            for number, ask in enumerate(asks[first : first + TOGETHER], start=first):
                visitor = number // ATTEMPTS
                work = partial(ask.do, client, source=f"10.0.{visitor // 250}.{visitor % 250}")
                scripts.append(captured(lambda work=work: answers.append(work())))
    file = place.WHERE.path / "scripts.pickle"
    file.write_bytes(pickle.dumps((scripts, answers)))
    return scripts, file


def asked(script: Script) -> dict[str, Any]:
    """How many statements a request does, how many of them sign in, and whether any counts a whole set."""
    texts = [text for text, _ in statements(script)]
    return {
        "statements": len(texts),
        "signing_in": sum(SIGNING_IN in text for text in texts),
        "counts": sum("COUNT(" in text.upper() for text in texts),
    }
