"""分类引导: sending a case to the agency that must handle it, and what that agency says to it.

A rule proposes and a person sends. Whoever sends elsewhere than a rule proposes says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import assignments, journal, lifecycle, notices
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Party, RoutingRule, Source, Statement
from mediation.routing.suggesting import body_of
from mediation.states import Action, Event
from windows import presence, summonses
from windows.models import Agency, Presence, Summons, Window, WindowKind

UNASSIGNED: dict[str, Any] = {"mediating_body_id": None, "mediator_id": None, "acknowledged_at": None}


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
    sending = _Sending(lead, mediating_body, window, assisting, rule, reason)
    return _send(case, Action.ROUTE, sending, by=by, at=at)


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
    sending = _Sending(lead, mediating_body, window, assisting, rule, reason)
    return _send(case, Action.REROUTE, sending, by=by, at=at)


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


@dataclass(frozen=True)
class _Sending:
    """One decision to send a case: whom to, and on what ground."""

    lead: Agency
    mediating_body: Agency | None
    window: Window | None
    assisting: Sequence[Agency]
    rule: str
    reason: str

    @property
    def agencies(self) -> list[Agency]:
        """The lead first, then those who assist."""
        return list(dict.fromkeys([self.lead, *self.assisting]))

    @property
    def body(self) -> Agency | None:
        return self.mediating_body or body_of(self.lead)

    def details(self, window: Window | None) -> dict[str, Any]:
        return {
            "lead": self.lead.code,
            "body": self.body.code if self.body else "",
            "assisting": [agency.code for agency in self.agencies[1:]],
            "rule": self.rule,
            "window": window.number if window else None,
        }


@transaction.atomic
def _send(case: Case, action: Action, sending: _Sending, *, by: Actor, at: datetime) -> Case:
    _check(case, action, sending)
    standings = {agency: presence.standing_of(agency, at=at) for agency in sending.agencies}
    window = sending.window or standings[sending.lead].window
    changes = UNASSIGNED | {
        "mediating_body_id": sending.body.pk if sending.body else None,
        "window_id": window.pk if window else case.window_id,
        "accepted_at": None,
    }
    details = sending.details(window) | _why(case, sending.reason, by=by, at=at)
    lifecycle.move(
        case,
        action,
        actor=by,
        at=at,
        details=details,
        owner=sending.lead,
        window=window,
        rule=sending.rule,
        changes=changes,
    )
    assistants = sending.agencies[1:]
    assignments.end_parts(case, but=assistants, at=at, because=action)
    assignments.ask_to_assist(case, assistants, at=at)
    for agency, agency_standing in standings.items():
        if agency_standing.mode == Presence.ON_CALL and not agency_standing.is_here:
            summonses.summon(agency, case_id=case.pk, at=at)
    _tell_who_applied(case, at=at)
    return case


def _check(case: Case, action: Action, sending: _Sending) -> None:
    if not case.category:
        raise NotAllowed(action, _("Confirm first what kind of dispute it is."))
    agencies = [*sending.agencies, sending.body or sending.lead]
    if any(agency.centre_id != case.centre_id for agency in agencies):
        raise NotAllowed(action, _("A case is assigned to agencies of its own centre."))
    if not sending.lead.may_lead:
        raise NotAllowed(action, _("A service assists; it never owns a case."))
    if not sending.reason.strip() and not _follows_a_rule(case, sending):
        raise NotAllowed(action, _("Please write why it goes elsewhere than the centre's rules propose."))


def _follows_a_rule(case: Case, sending: _Sending) -> bool:
    rules = RoutingRule.objects.filter(centre_id=case.centre_id, name=sending.rule, lead=sending.lead)
    return bool(sending.rule) and rules.exists()


def _why(case: Case, reason: str, *, by: Actor, at: datetime) -> dict[str, str]:
    if not reason.strip():
        return {}
    return journal.mention(journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by))


def _back(case: Case, action: Action, *, reason: str, by: Actor, at: datetime) -> Case:
    if not reason.strip():
        raise NotAllowed(action, _("Please write the reason."))
    details = _why(case, reason, by=by, at=at)
    lifecycle.move(case, action, actor=by, at=at, details=details, changes=UNASSIGNED)
    assignments.end_parts(case, at=at, because=action)
    notices.cancel(case, notices.Kind.ROUTED, because=action)
    return case


def _tell_who_applied(case: Case, *, at: datetime) -> None:
    """Where their case is now, so that nobody is sent to a second place; the other side hears nothing yet."""
    parties = case.parties.select_related("person")
    applied = [p for p in parties if p.role == Party.Role.APPLICANT or (case.is_joint_application and p.must_consent)]
    window = case.window or Window.objects.filter(centre_id=case.centre_id, kind=WindowKind.GUIDE_DESK).first()
    params = {"window": window.number if window else ""}
    notices.owe(case, notices.Kind.ROUTED, to=applied, due_at=at, occasion=str(case.head_seq), params=params)
