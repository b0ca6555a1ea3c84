"""Journeys across the stages: applying online, opening a case with a proposal, reading it, what to do next."""

from mediation.casework.actors import actor_of
from mediation.casework.applying import TooQuick, apply, receipt_of
from mediation.casework.arrivals import check_in
from mediation.casework.clocks_seen import ClockSeen, clocks
from mediation.casework.entrance import NoSuchCase, StaffContext, find_case, load_case, log_access, once
from mediation.casework.evidence import read_material, report_performance
from mediation.casework.next_steps.sentence import Next, next_step, what_next
from mediation.casework.opening import open_case
from mediation.casework.origin import is_from_ours, origin_of
from mediation.casework.people_seen import PartySeen, further, people
from mediation.casework.promises import decided_by, promised
from mediation.casework.repeating import (
    KEY_LENGTH,
    KeyRefused,
    KeyTooLong,
    KeyUnreadable,
    KeyUsedForAnother,
    answered,
)
from mediation.casework.summary import COLUMNS as SUMMARY_COLUMNS
from mediation.casework.summary import Summary, summary
from mediation.casework.timeline import JournalLine, timeline
from mediation.casework.written import ContactWish, OtherSide, Written, unsaid

__all__ = [
    "KEY_LENGTH",
    "SUMMARY_COLUMNS",
    "ClockSeen",
    "ContactWish",
    "JournalLine",
    "KeyRefused",
    "KeyTooLong",
    "KeyUnreadable",
    "KeyUsedForAnother",
    "Next",
    "NoSuchCase",
    "OtherSide",
    "PartySeen",
    "StaffContext",
    "Summary",
    "TooQuick",
    "Written",
    "actor_of",
    "answered",
    "apply",
    "check_in",
    "clocks",
    "decided_by",
    "find_case",
    "further",
    "is_from_ours",
    "load_case",
    "log_access",
    "next_step",
    "once",
    "open_case",
    "origin_of",
    "people",
    "promised",
    "read_material",
    "receipt_of",
    "report_performance",
    "summary",
    "timeline",
    "unsaid",
    "what_next",
]
