"""What the figures say: a table of each size, growth, and on the last lines whether each target is met."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Result = Mapping[str, Any]

COLUMNS = f"{'':34}{'req/s':>8}{'p50 ms':>9}{'p95 ms':>9}{'web':>8}{'database':>9}{'CPU ms':>8}{'ratio':>8}"
INTAKE_TO_FLOOR = 3.0
QUEUE_MS, QUEUE_STATEMENTS, QUEUE_GROWTH = 4.0, 3, 1.3
NAME_MS, WORDS_MS = {100_000: 5.0, 1_000_000: 10.0}, {100_000: 8.0, 1_000_000: 20.0}
STATUS_WEB_MS, STATUS_GROWTH = 2.0, 1.3
DUE_MS, IDLE_MS = 0.4, 20.0
BATCH = 500  # due rows; of fewer, what a sweep costs anyway is most of it
WORKER_MIB, FOUR_WORKERS_MIB = 130.0, 260.0
QUIET = 0.5  # load of a machine that has nothing else to do


@dataclass(frozen=True)
class Verdict:
    """One target: what it is, what was measured, whether that is enough."""

    target: str
    measured: str
    is_met: bool

    def __str__(self) -> str:
        return f"{'met' if self.is_met else 'NOT MET':8}{self.target}: {self.measured}"


def lines(results: Sequence[Result], *, busy: float) -> Iterator[str]:
    """The whole report, line by line. ``busy``: the machine's load before the bench began."""
    if busy > QUIET:
        yield f"\nThe machine had a load of {busy:.1f} before this began: times and CPU are too high, ratios hold."
    for result in results:
        yield from _of_one_size(result)
    yield from _growth(results)
    yield ""
    yield from map(str, verdicts(results))


def _of_one_size(result: Result) -> Iterator[str]:
    yield f"\n{result['size']:,} cases; CPU is of one request, web and PostgreSQL; ratio is CPU to the floor's"
    yield COLUMNS
    for key, work in result["works"].items():
        if work is None:
            yield f"{key:34}not built yet"
            continue
        for clients, pair in work["clients"].items():
            name = f"{key} {work['name']}" + (f", {clients} clients" if len(work["clients"]) > 1 else "")
            yield _row(name, pair["product"], pair["floor"])
            yield _row("  floor", pair["floor"], pair["floor"])
        yield _row(f"  SQL, {work['by']}", work["sql"], pair["floor"])
        yield f"  {work['statements']} statements, {work['signing_in']} of them sign in"
    yield from _sweep(result["W5"])
    yield from _memory(result["W6"])


def _row(name: str, figures: Mapping[str, float], floor: Mapping[str, float]) -> str:
    times = f"{figures['rps']:8.0f}{figures['p50']:9.2f}{figures['p95']:9.2f}"
    cpu = f"{figures['web']:8.2f}{figures['database']:9.2f}{_cpu(figures):8.2f}{_cpu(figures) / _cpu(floor):8.2f}"
    return f"{name:34}{times}{cpu}"


def _cpu(figures: Mapping[str, float]) -> float:
    return figures["web"] + figures["database"]


def _sweep(swept: Result | None) -> Iterator[str]:
    if swept is None:
        yield f"{'W5 deadline sweep':34}not built yet"
        return
    yield f"W5 deadline sweep: {swept['due']} due, {swept['left']} left; ms for each due row"
    for name in ("product", "floor", "sql"):
        took = swept[name]
        yield f"  {name:10}wall {took['wall']:.3f}, CPU {took['web']:.3f} worker + {took['database']:.3f} database"
    idle = swept["idle"]
    yield f"  nothing due: wall {idle['wall']:.2f} ms, CPU {idle['web'] + idle['database']:.2f} ms a sweep"


def _memory(kept: Result | None) -> Iterator[str]:
    if kept is None:
        yield f"{'W6 memory':34}not built yet"
        return
    largest, pss = kept["largest_rss"], kept["pss"]
    yield f"W6 memory: RSS of a worker {kept['rss']:.0f} MiB, of the largest {largest:.0f} MiB"
    yield f"  {kept['workers']} preloaded workers and their parent: {pss:.0f} MiB PSS"


def _growth(results: Sequence[Result]) -> Iterator[str]:
    if len(results) < 2:
        return
    yield f"\nGrowth of p50 and CPU from {results[0]['size']:,} cases"
    for result in results[1:]:
        for key, work in result["works"].items():
            if work and results[0]["works"][key]:
                p50, cpu = (grown(results[0], result, key, of) for of in (_p50, _cpu))
                yield f"  {key:10} to {result['size']:>9,}: p50 × {p50:.2f}, CPU × {cpu:.2f}"


def _p50(figures: Mapping[str, float]) -> float:
    return figures["p50"]


def grown(first: Result, last: Result, key: str, of: Callable[[Mapping[str, float]], float]) -> float:
    """By what factor a figure of one client has grown."""
    return of(product(last, key)) / of(product(first, key))


def product(result: Result, key: str, clients: str = "1") -> Mapping[str, float]:
    figures: Mapping[str, float] = result["works"][key]["clients"][clients]["product"]
    return figures


def verdicts(results: Sequence[Result]) -> Iterator[Verdict]:
    """Each target of the design, for each size it speaks of."""
    for result in results:
        size, works = f"{result['size']:,}", result["works"]
        for key, judge in JUDGES.items():
            if works[key] is None:
                yield Verdict(f"{key} at {size}", "not built yet", is_met=False)
            else:
                yield from judge(results[0], result, size)
        if result["W5"]:
            yield from _judge_sweep(result["W5"], size)
        if result["W6"]:
            yield from _judge_memory(result["W6"], size)


def _judge_intake(first: Result, result: Result, size: str) -> Iterator[Verdict]:
    for clients, pair in result["works"]["W1"]["clients"].items():
        ratio = _cpu(pair["product"]) / _cpu(pair["floor"])
        target = f"W1 at {size}, {clients} clients, ≤ {INTAKE_TO_FLOOR:.0f} × floor"
        yield Verdict(target, f"{ratio:.2f}", ratio <= INTAKE_TO_FLOOR)


def _judge_queue(first: Result, result: Result, size: str) -> Iterator[Verdict]:
    work, cpu = result["works"]["W2"], _cpu(product(result, "W2"))
    yield Verdict(f"W2 at {size} ≤ {QUEUE_MS:.0f} ms CPU", f"{cpu:.2f} ms", cpu <= QUEUE_MS)
    beyond = work["statements"] - work["signing_in"]
    fits = beyond <= QUEUE_STATEMENTS and not work["counts"]
    yield Verdict(f"W2 at {size} ≤ 3 queries beyond signing in, none counts", f"{beyond}, {work['counts']}", fits)
    if result is not first:
        growth = grown(first, result, "W2", _cpu)
        target = f"W2 {size} ≤ {QUEUE_GROWTH} × {first['size']:,}"
        yield Verdict(target, f"{growth:.2f}", growth <= QUEUE_GROWTH)


def _judge_search(key: str, most: Mapping[int, float]) -> Callable[[Result, Result, str], Iterator[Verdict]]:
    def judge(first: Result, result: Result, size: str) -> Iterator[Verdict]:
        allowed = next((ms for cases, ms in most.items() if result["size"] <= cases), max(most.values()))
        p50 = product(result, key)["p50"]
        yield Verdict(f"{key} at {size} ≤ {allowed:.0f} ms p50", f"{p50:.2f} ms", p50 <= allowed)

    return judge


def _judge_status(first: Result, result: Result, size: str) -> Iterator[Verdict]:
    web = product(result, "W4")["web"]
    yield Verdict(f"W4 at {size} ≤ {STATUS_WEB_MS:.0f} ms web CPU", f"{web:.2f} ms", web <= STATUS_WEB_MS)
    if result is not first:
        growth = grown(first, result, "W4", _cpu)
        yield Verdict(f"W4 {size} flat against {first['size']:,}", f"× {growth:.2f}", growth <= STATUS_GROWTH)


def _judge_sweep(swept: Result, size: str) -> Iterator[Verdict]:
    each, idle = swept["product"]["wall"], swept["idle"]["wall"]
    if swept["due"] >= BATCH:
        yield Verdict(f"W5 at {size} ≤ {DUE_MS} ms a due row", f"{each:.3f} ms", each <= DUE_MS)
    yield Verdict(f"W5 at {size}, nothing due ≤ {IDLE_MS:.0f} ms", f"{idle:.2f} ms", idle <= IDLE_MS)


def _judge_memory(kept: Result, size: str) -> Iterator[Verdict]:
    rss, pss = kept["largest_rss"], kept["pss"]
    yield Verdict(f"W6 at {size} ≤ {WORKER_MIB:.0f} MiB RSS a worker", f"{rss:.0f} MiB", rss <= WORKER_MIB)
    yield Verdict(f"W6 at {size}, four ≤ {FOUR_WORKERS_MIB:.0f} MiB PSS", f"{pss:.0f} MiB", pss <= FOUR_WORKERS_MIB)


JUDGES: dict[str, Callable[[Result, Result, str], Iterator[Verdict]]] = {
    "W1": _judge_intake,
    "W2": _judge_queue,
    "W3 name": _judge_search("W3 name", NAME_MS),
    "W3 words": _judge_search("W3 words", WORDS_MS),
    "W4": _judge_status,
}
