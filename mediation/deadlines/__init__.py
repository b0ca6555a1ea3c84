"""Clocks: started, stopped and changed by events of the journal, by the table of ``terms``."""

from mediation.deadlines.clocks import Clock, Line
from mediation.deadlines.days import CentreDays, days_of
from mediation.deadlines.keeping import Plan, carry_out, plan, rebuild
from mediation.deadlines.passing import claim_passed
from mediation.deadlines.reading import read

__all__ = [
    "CentreDays",
    "Clock",
    "Line",
    "Plan",
    "carry_out",
    "claim_passed",
    "days_of",
    "plan",
    "read",
    "rebuild",
]
