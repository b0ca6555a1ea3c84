"""Whose turn it is: every queue of cases, once for the pages and the API.

A new queue is one entry here: pages, API, counts and the description read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.access.rules import AT_ANY_WINDOW, DESK, HANDLERS
from mediation.models import Actor, Agreement, Assignment, Case
from mediation.models.actors import CENTRE_WIDE
from mediation.models.case_queries import CaseQuerySet
from mediation.states import RESULTS, Status
from windows.models import Role

#: New matters of an agency, until somebody there has taken them on.
INCOMING = (Status.ROUTED, Status.ACKNOWLEDGED)
AFTER = (*sorted(RESULTS), Status.IN_FOLLOW_UP)


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


def queues_of(by: Actor) -> list[str]:
    """The names of this person's queues, their own first."""
    return [name for name, queue in QUEUES.items() if queue.is_of(by)]


def cases_in(name: str, by: Actor) -> CaseQuerySet:
    """What stands in this queue for this person, be it theirs or not: nothing that they may not see."""
    return QUEUES[name].cases(Case.objects.visible_to(by), by)
