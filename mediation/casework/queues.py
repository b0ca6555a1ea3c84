"""Whose turn it is: every queue of cases, its filters and orders, once for the pages and the API.

A new queue, filter or order is one entry here: pages, API, counts and the description read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.access.permissions import AT_ANY_WINDOW, DESK, HANDLERS
from mediation.models import Actor, Agreement, Assignment, Case, Risk
from mediation.models.actors import CENTRE_WIDE
from mediation.models.case_queries import CaseQuerySet
from mediation.models.listing import Order, capped_counts
from mediation.states import RESULTS, Status
from windows import calendars, hours, workdays
from windows.models import Role

#: New matters of an agency, until somebody there has taken them on.
INCOMING = (Status.ROUTED, Status.ACKNOWLEDGED)
AFTER = (*sorted(RESULTS), Status.IN_FOLLOW_UP)
SOON = 2  # working days


@dataclass(frozen=True)
class Queue:
    """``roles``: whose queue it is; ``of_agency``: held for an agency, for the centre, or either.

    ``cases``: what stands in it, out of the cases this person may see. Its text is kept by the API, so it looks at
    roles and at how many centres or agencies somebody has, never at which.
    """

    words: Promise
    roles: frozenset[str]
    cases: Callable[[CaseQuerySet, Actor], CaseQuerySet]
    empty: Promise
    of_agency: bool | None = None

    def is_of(self, actor: Actor) -> bool:
        return any(
            duty.role in self.roles and self.of_agency in (None, duty.agency_id is not None) for duty in actor.duties
        )


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
    return workdays.after(hours.day_of(at), SOON, workdays.Unit.WORKING_DAY, calendar=calendars.current()).day


def _parts(cases: CaseQuerySet, by: Actor) -> CaseQuerySet:
    held = Assignment.objects.held_by(by.agency_ids).filter(role=Assignment.Role.ASSISTING)
    return cases.open().filter(pk__in=held.values("case"))


def _of_agency(cases: CaseQuerySet, by: Actor) -> CaseQuerySet:
    """What the agencies own; whoever keeps a body's seal finds what that body mediates."""
    if by.holds(*HANDLERS):
        return cases.owned_by(by.agency_ids)
    theirs = Q(owner__in=by.agency_ids) | Q(mediating_body__in=by.agency_ids)
    return cases.open().filter(theirs).order_by("next_due_at", "id")


def _to_seal(cases: CaseQuerySet, by: Actor) -> CaseQuerySet:
    signed = Agreement.objects.filter(state=Agreement.State.SIGNED)
    return cases.filter(status=Status.AGREED, pk__in=signed.values("case"))


def _of_centre(cases: CaseQuerySet, by: Actor) -> CaseQuerySet:
    """Of the centres whose every case this person sees; who sees none of them as a whole, what they see of theirs."""
    return cases.open().filter(centre__in=by.centre_wide_ids or by.centre_ids)


QUEUES: dict[str, Queue] = {
    "sealing": Queue(_("To be sealed"), frozenset({Role.SEAL_KEEPER}), _to_seal, _("No agreement waits for its seal.")),
    "follow-up": Queue(
        _("To be called back, or closed"),
        frozenset({Role.CALLBACK_CLERK}),
        lambda cases, by: cases.filter(status__in=AFTER),
        _("Nobody waits for a call."),
    ),
    "mine": Queue(
        _("My cases"),
        frozenset({Role.MEDIATOR}),
        lambda _cases, by: Case.objects.mediated_by(by),
        _("No open case is with you."),
    ),
    "agency": Queue(
        _("My agency"),
        HANDLERS | CENTRE_WIDE,
        _of_agency,
        _("Your agency has no open case."),
        of_agency=True,
    ),
    "incoming": Queue(
        _("To be taken on"),
        HANDLERS,
        lambda cases, by: cases.owned_by(by.agency_ids).filter(status__in=INCOMING),
        _("Nothing new waits for your agency."),
    ),
    "parts": Queue(_("Parts asked of us"), HANDLERS, _parts, _("Nobody asks your agency to assist.")),
    # With what was submitted online: whoever reads that every case has its agency must be able to believe it.
    "routing": Queue(
        _("To be assigned"),
        frozenset(DESK),
        lambda cases, by: cases.awaiting_routing(by.centre_ids),
        _("Every case has its agency."),
        of_agency=False,
    ),
    "online": Queue(
        _("Submitted online, to be checked"),
        frozenset(DESK),
        lambda cases, by: cases.awaiting_routing(by.centre_ids).filter(status=Status.SUBMITTED),
        _("Nothing submitted online waits to be checked."),
    ),
    "taken": Queue(
        _("Taken in by me"),
        frozenset(AT_ANY_WINDOW),
        lambda cases, by: cases.open().filter(first_contact=by.user_id),
        _("No open case was taken in by you."),
    ),
    "centre": Queue(
        _("The whole centre"),
        CENTRE_WIDE,
        _of_centre,
        _("The centre has no open case."),
        of_agency=False,
    ),
}

#: What waits for this person beside their own queue: shown on the first page as long as there is any.
TURNS = ("incoming", "parts")

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


def queues_of(by: Actor) -> list[str]:
    """The names of this person's queues, their own first."""
    return [name for name, queue in QUEUES.items() if queue.is_of(by)]


def cases_in(name: str, by: Actor) -> CaseQuerySet:
    """What stands in this queue for this person, be it theirs or not: nothing that they may not see."""
    return QUEUES[name].cases(Case.objects.visible_to(by), by)


def filtered(cases: CaseQuerySet, name: str, moments: Moments) -> CaseQuerySet:
    return cases.filter(FILTERS[name].condition(moments))


@dataclass(frozen=True)
class Counts:
    """By name, capped: how many stand in each queue of a person, and under each filter of the one in hand."""

    queues: dict[str, int]
    filters: dict[str, int]


def counts(name: str, by: Actor, *, user_id: UUID, moments: Moments) -> Counts:
    """Of the queue ``name`` and all of this person's; one query, however many queues and filters there are."""
    waiting = {queue: cases_in(queue, by) for queue in queues_of(by)}
    narrowed = {each: filtered(cases_in(name, by), each, moments) for each in FILTERS}
    numbers = iter(capped_counts(user_id, [*waiting.values(), *narrowed.values()]))
    return Counts({queue: next(numbers) for queue in waiting}, {each: next(numbers) for each in narrowed})
