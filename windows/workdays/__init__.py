"""Sums of days as the law counts them. Pure: the calendar comes in, nothing is read.

Civil Code Art. 201: the day an event falls on is not counted. Art. 202: a period of months or years ends on the
corresponding day, or on the last of the month. Art. 203: where the last day is a statutory rest day, the period ends on
the next day that is none; a weekend day that is worked (调休) is none. Art. 204: a law may say otherwise, hence
``count_start_day``.
"""

from windows.workdays.calendar import Calendar, Reason, RemarkableDay, statutory_days
from windows.workdays.counting import before, next_working_day, preceding_working_day, working_days_between
from windows.workdays.sums import PeriodUnit, after, later
from windows.workdays.walk import Sum

__all__ = [
    "Calendar",
    "PeriodUnit",
    "Reason",
    "RemarkableDay",
    "Sum",
    "after",
    "before",
    "later",
    "next_working_day",
    "preceding_working_day",
    "statutory_days",
    "working_days_between",
]
