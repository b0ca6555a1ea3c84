"""Journeys across the stages: opening a case with a proposal, reading it, and what to do next."""

from mediation.casework.actors import actor_of
from mediation.casework.arrivals import check_in
from mediation.casework.next_steps import Next, next_step, what_next
from mediation.casework.opening import open_case
from mediation.casework.reading import ClockSeen, PartySeen, clocks, people, read_case
from mediation.casework.repeating import KeyUsedForAnother, answered, once
from mediation.casework.summary import Summary, summary
from mediation.casework.timeline import TOLD, Told, timeline

__all__ = [
    "TOLD",
    "ClockSeen",
    "KeyUsedForAnother",
    "Next",
    "PartySeen",
    "Summary",
    "Told",
    "actor_of",
    "answered",
    "check_in",
    "clocks",
    "next_step",
    "once",
    "open_case",
    "people",
    "read_case",
    "summary",
    "timeline",
    "what_next",
]
