"""分类引导: sending a case to the agency that must handle it, and what that agency says to it.

A rule proposes and a person sends. Whoever sends elsewhere than a rule proposes says why.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import assignments, lifecycle, notices
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Source
from mediation.routing.sending import UNASSIGNED, Sending, send, written_reason
from mediation.states import Action, Event
from windows import summonses
from windows.models import Agency, Summons, Window


def route(  # noqa: PLR0913 - one decision
    case: Case,
    *,
    lead: Agency,
    mediating_body: Agency | None = None,
    window: Window | None = None,
    assisting: Sequence[Agency] = (),
    rule: str = "",
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Case:
    """Assign the case. ``rule``: the line of the table that was followed; without it ``reason`` must say why.

    Assisting agencies, and a lead that comes when called, are summoned now where nobody of theirs is in the hall.
    """
    sending = Sending(lead, mediating_body, window, assisting, rule, reason)
    return send(case, Action.ROUTE, sending, by=by, at=at)


def reroute(  # noqa: PLR0913 - one decision
    case: Case,
    *,
    lead: Agency,
    mediating_body: Agency | None = None,
    window: Window | None = None,
    assisting: Sequence[Agency] = (),
    rule: str = "",
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Case:
    """Assign the case to another agency; parts of agencies that no longer assist end."""
    sending = Sending(lead, mediating_body, window, assisting, rule, reason)
    return send(case, Action.REROUTE, sending, by=by, at=at)


def acknowledge(case: Case, *, by: Actor, at: datetime, occurred_at: datetime | None = None) -> Case:
    """签收: the agency has the file. ``occurred_at``: when it was signed for, if that was before it was typed.

    Before its registration here only an entrusted case can have been signed for: the court's clock runs from that day
    (最高人民法院关于人民法院特邀调解的规定 Art. 27).
    """
    earliest = None if case.source == Source.ENTRUSTED else case.registered_at
    if occurred_at and earliest and occurred_at < earliest:
        raise NotAllowed(Action.ACKNOWLEDGE, _("Nothing is acknowledged before it was registered."))
    return lifecycle.move(case, Action.ACKNOWLEDGE, actor=by, at=at, occurred_at=occurred_at)


@transaction.atomic
def raise_objection(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """The agency gives the case back with its reason; the centre owns it again and decides."""
    return _back(case, Action.OBJECT, reason=reason, by=by, at=at)


@transaction.atomic
def recall(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """The centre takes back what nobody has acknowledged yet."""
    return _back(case, Action.RECALL, reason=reason, by=by, at=at)


@transaction.atomic
def accept_part(case: Case, *, by: Actor, at: datetime) -> Case:
    """An assisting agency takes its part, and with it answers the summons it was called by."""
    permissions.require(by, Act.ANSWER_ASSISTANCE, case)
    taken = [agency_id for agency_id in by.agency_ids if assignments.accept_part(case, agency_id, at=at)]
    if not taken:
        raise NotAllowed(Event.ASSIST_ACCEPTED, _("No part of this case is waiting for your agency."))
    officer = User.objects.get(pk=str(by.user_id))
    for summons in Summons.objects.filter(case_id=case.pk, agency_id__in=taken, accepted_at=None):
        summonses.accept(summons, user=officer, at=at)
    codes = Agency.objects.filter(pk__in=taken).order_by("code").values_list("code", flat=True)
    lines = [Entry(Event.ASSIST_ACCEPTED, {"agency": code}) for code in codes]
    return lifecycle.record(case, *lines, actor=by, at=at)


def _back(case: Case, action: Action, *, reason: str, by: Actor, at: datetime) -> Case:
    if not reason.strip():
        raise NotAllowed(action, _("Please write the reason."))
    details = written_reason(case, reason, by=by, at=at)
    lifecycle.move(case, action, actor=by, at=at, details=details, changes=UNASSIGNED)
    assignments.end_parts(case, at=at, because=action)
    notices.cancel(case, notices.Kind.ROUTED, because=action)
    return case
