"""Filters and orders of every queue.

A new filter or order is one entry here: pages, API, counts and the description read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.models import Risk
from mediation.models.case_queries import CaseQuerySet
from mediation.models.listing import Order
from windows import calendars, hours, workdays

SOON = 2  # working days


@dataclass(frozen=True)
class Moments:
    """By which cases are late, or due soon."""

    now: datetime
    soon: datetime

    @classmethod
    def of(cls, at: datetime) -> Moments:
        return cls(at, hours.end_of_day(soon_day(at)))


@dataclass(frozen=True)
class Filter:
    """Some of the open cases of a list."""

    words: Promise
    condition: Callable[[Moments], Q]


def soon_day(at: datetime) -> date:
    """What is due by the end of this day is due soon: the second working day from today."""
    return workdays.after(hours.day_of(at), SOON, workdays.PeriodUnit.WORKING_DAY, calendar=calendars.current()).day


ALL, LATE = "all", "late"

FILTERS: dict[str, Filter] = {
    ALL: Filter(_("All"), lambda moments: Q()),
    LATE: Filter(_("Overdue"), lambda moments: Q(next_due_at__lt=moments.now)),
    "soon": Filter(_("Due soon"), lambda moments: Q(next_due_at__gte=moments.now, next_due_at__lt=moments.soon)),
    "urgent": Filter(_("Urgent"), lambda moments: Q(risk=Risk.RED)),
    "wages": Filter(_("Wages owed"), lambda moments: Q(wage_arrears=True)),
}

DUE, CHANGED = "due", "-changed"

ORDERS: dict[str, Order] = {
    DUE: Order("next_due_at"),
    "since": Order("applied_at"),
    "-since": Order("applied_at", ascending=False),
    CHANGED: Order("last_changed_at", ascending=False),
}


def filtered(cases: CaseQuerySet, name: str, moments: Moments) -> CaseQuerySet:
    return cases.filter(FILTERS[name].condition(moments))
