"""Sending a case to an agency: on what ground, whom else it concerns, and who is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import assignments, journal, lifecycle, notices
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Party, RoutingRule, Statement
from mediation.routing.suggesting import body_of
from mediation.states import Action
from windows import presence, summonses
from windows.models import Agency, Presence, Window, WindowKind

UNASSIGNED: dict[str, Any] = {"mediating_body_id": None, "mediator_id": None, "acknowledged_at": None}


@dataclass(frozen=True)
class Sending:
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
def send(case: Case, action: Action, sending: Sending, *, by: Actor, at: datetime) -> Case:
    _check(case, action, sending)
    standings = {agency: presence.standing_of(agency, at=at) for agency in sending.agencies}
    window = sending.window or standings[sending.lead].window
    changes = UNASSIGNED | {
        "mediating_body_id": sending.body.pk if sending.body else None,
        "window_id": window.pk if window else case.window_id,
        "accepted_at": None,
    }
    details = sending.details(window) | written_reason(case, sending.reason, by=by, at=at)
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


def _check(case: Case, action: Action, sending: Sending) -> None:
    if not case.category:
        raise NotAllowed(action, _("Confirm first what kind of dispute it is."))
    agencies = [*sending.agencies, sending.body or sending.lead]
    if any(agency.centre_id != case.centre_id for agency in agencies):
        raise NotAllowed(action, _("A case is assigned to agencies of its own centre."))
    if not sending.lead.may_lead:
        raise NotAllowed(action, _("A service assists; it never owns a case."))
    if not sending.reason.strip() and not _follows_a_rule(case, sending):
        raise NotAllowed(action, _("Please write why it goes elsewhere than the centre's rules propose."))


def _follows_a_rule(case: Case, sending: Sending) -> bool:
    rules = RoutingRule.objects.filter(centre_id=case.centre_id, name=sending.rule, lead=sending.lead)
    return bool(sending.rule) and rules.exists()


def written_reason(case: Case, reason: str, *, by: Actor, at: datetime) -> dict[str, str]:
    if not reason.strip():
        return {}
    return journal.mention(journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by))


def _tell_who_applied(case: Case, *, at: datetime) -> None:
    """Where their case is now, so that nobody is sent to a second place; the other side hears nothing yet."""
    parties = case.parties.select_related("person")
    applied = [p for p in parties if p.role == Party.Role.APPLICANT or (case.is_joint_application and p.must_consent)]
    window = case.window or Window.objects.filter(centre_id=case.centre_id, kind=WindowKind.GUIDE_DESK).first()
    params = {"window": window.number if window else ""}
    notices.owe(case, notices.Kind.ROUTED, to=applied, due_at=at, occasion=str(case.head_seq), params=params)
