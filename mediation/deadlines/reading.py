"""Reading clocks out of a journal: pure, so that a rebuild and the live case can never disagree.

A clock hangs on events, not on statuses. The same lines always give the same clocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mediation.deadlines.changes import change_clocks, stop_clocks
from mediation.deadlines.clocks import Clock, Line
from mediation.deadlines.reckoning import Days, reckon
from mediation.states import Event
from mediation.terms import Term, Terms


def read(lines: Iterable[Line], days: Days, law: Terms) -> list[Clock]:
    """All clocks that these lines have started, in the order they began, with their moments computed.

    ``law``: the terms of the case (``terms.of``).
    """
    expanded = list(_expanded(lines))
    facts = facts_of(expanded)
    applicable = [term for term in law.values() if applies(term, facts)]
    clocks: list[Clock] = []
    for line in expanded:
        stop_clocks(clocks, line)
        change_clocks(clocks, line)
        clocks.extend(_started(applicable, clocks, line, facts))
    for clock in clocks:
        reckon(clock, days)
    return clocks


def facts_of(lines: Iterable[Line]) -> dict[str, str]:
    """The facts that decide which terms apply: the last line that says something about one wins."""
    facts = {"track": "", "employment": ""}
    for line in lines:
        facts |= {name: line.details[name] for name in facts if line.details.get(name)}
    return facts


def applies(term: Term, facts: Mapping[str, str]) -> bool:
    """Whether the term is for this track: special law goes before general law."""
    if term.only:
        return facts["track"] in term.only
    return facts["track"] not in term.never


def _expanded(lines: Iterable[Line]) -> Iterator[Line]:
    """An agreement that takes effect starts one clock for each agreed term."""
    for line in lines:
        yield line
        if line.kind == Event.AGREEMENT_EFFECTIVE:
            for agreed in line.details.get("terms", ()):
                yield Line(line.seq, "agreement.term", line.occurred_at, agreed)


def _started(applicable: Iterable[Term], clocks: Sequence[Clock], line: Line, facts: Mapping[str, str]) -> list[Clock]:
    started = []
    for term in applicable:
        if line.kind not in term.starts or (term.needs and not line.details.get(term.needs)):
            continue
        occasion = str(line.details[term.per]) if term.per else ""
        if any(c.term is term and c.occasion == occasion and c.is_running for c in clocks):
            continue
        idle = term.idle_when is not None and facts.get(term.idle_when[0]) == term.idle_when[1]
        started.append(Clock(term, occasion, line, is_idle=idle))
    return started
