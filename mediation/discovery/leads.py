"""What is done about a lead: assigned, visited in person, offered, applied for, granted; and looked at again.

``move`` alone writes a status, by the table in ``lead_states``; the database holds the same table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation.discovery import permissions
from mediation.discovery.engines import Finding
from mediation.models import Actor, Case, Matter
from mediation.models.discovery import (
    LEAD_ENDS,
    LEAD_TRANSITIONS,
    DiscoveryRun,
    Lead,
    LeadAction,
    LeadContact,
    LeadEvent,
    LeadLink,
    LeadReview,
    LeadStatus,
    Neighbourhood,
    PlanStep,
)
from windows import calendars, hours, workdays
from windows.models import Agency, Membership, Role

UNWORKED = timedelta(days=30)  # then it goes up the ladder,
LAST_CALL = timedelta(days=10)  # and after these it expires
LOOKS = (30, 90)  # days after help was granted
Kind = LeadEvent.Kind


class NotNow(Exception):
    """The lead has moved on, or this does not follow from where it stands."""

    def __str__(self) -> str:
        return _("This lead does not stand where this could be done. Please look at it again.")


@dataclass(frozen=True)
class Contact:
    """How somebody was, or was not, reached. ``at``: when; it is written down later, but never before."""

    means: str
    outcome: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class PlannedStep:
    """One step of a plan: what kind of help, what is to be done, by a person or an agency, by when."""

    help: str
    what: str
    due_on: date
    user_id: Any = None
    agency: Agency | None = None


def create(run: DiscoveryRun, findings: Iterable[Finding], *, key_id: str, at: datetime) -> list[Lead]:
    """Leads of a run; each is assigned at once where a worker is named for its neighbourhood and still serves."""
    rule = run.version.rule
    workers = _workers(rule.centre_id, hours.day_of(at))
    findings = list(findings)
    expired = Lead.objects.filter(rule=rule, status=LeadStatus.EXPIRED, followed_by=None)
    before = {lead.subject: lead for lead in expired.filter(subject__in=[finding.subject for finding in findings])}
    made = [
        Lead(
            centre_id=rule.centre_id,
            rule=rule,
            version=run.version,
            run=run,
            subject=finding.subject,
            key_id=key_id,
            neighbourhood=finding.neighbourhood,
            grounds=finding.grounds,
            grounds_digest=finding.digest,
            found_at=at,
            escalate_at=at + UNWORKED,
            expire_at=at + UNWORKED + LAST_CALL,
            follows=before.get(finding.subject),
        )
        for finding in findings
    ]
    Lead.objects.bulk_create(made)
    LeadEvent.objects.bulk_create(LeadEvent(lead=lead, seq=1, kind=Kind.FOUND, user=run.run_by, at=at) for lead in made)
    for lead in made:
        if worker_id := workers.get(lead.neighbourhood):
            _assign(lead, worker_id, by_id=None, at=at)
    return made


def assign(lead: Lead, *, worker_id: Any, by: Actor, at: datetime) -> Lead:
    """Give a lead to somebody who visits; the days within which the rule wants a visit begin anew."""
    permissions.require(by, permissions.ASSIGN, lead.centre_id)
    serving = Membership.objects.current(hours.day_of(at)).filter(centre_id=lead.centre_id)
    if not serving.filter(user_id=worker_id, role__in=permissions.ROLES[permissions.VISIT]).exists():
        raise ValidationError({"worker": _("Please choose somebody who visits people for this centre.")})
    return _assign(lead, worker_id, by_id=by.user_id, at=at)


@transaction.atomic
def record_contact(lead: Lead, contact: Contact, *, by: Actor, at: datetime) -> LeadContact:
    """Somebody tried to reach the person. Only when they were met in person is the lead visited; else it stays."""
    lead = _taken(lead, by)
    if contact.at > at:
        raise ValidationError({"at": _("This lies in the future. Please correct the time.")})
    made = LeadContact(
        lead=lead,
        means=contact.means,
        outcome=contact.outcome,
        user_id=permissions.person(by, permissions.VISIT, lead.centre_id),
        at=contact.at,
        recorded_at=at,
        note=contact.note,
    )
    made.clean_fields(exclude=["lead", "user"])
    made.validate_constraints()
    made.save(force_insert=True)
    _note(lead, Kind.CONTACT, by_id=by.user_id, at=at, details={"means": contact.means, "outcome": contact.outcome})
    _worked_on(lead, at)
    is_visit = contact.means == LeadContact.Means.IN_PERSON and contact.outcome == LeadContact.Outcome.MET
    if is_visit and lead.status == LeadStatus.ASSIGNED:
        _move(lead, LeadAction.VISIT, by_id=by.user_id, at=at)
    return made


@transaction.atomic
def find_need(lead: Lead, *, why_not: str = "", by: Actor, at: datetime) -> Lead:
    """After the visit: in need, or not and why not, from which the rule learns its precision."""
    lead = _taken(lead, by)
    if why_not:
        if why_not not in Lead.WhyNot:
            raise ValidationError({"why_not": _("Please choose one of the reasons.")})
        lead.why_not = why_not
        return _move(lead, LeadAction.FIND_NOT_IN_NEED, by_id=by.user_id, at=at, details={"why_not": why_not})
    return _move(lead, LeadAction.FIND_IN_NEED, by_id=by.user_id, at=at)


@transaction.atomic
def move(lead: Lead, action: str, *, by: Actor, at: datetime) -> Lead:
    """Offer, accept, postpone, decline, apply, grant, not grant. A grant owes the looks after 30 and 90 days.

    Raises :class:`NotNow`. Visiting, need and expiry have verbs of their own.
    """
    if action in (LeadAction.ASSIGN, LeadAction.VISIT, LeadAction.FIND_IN_NEED, LeadAction.FIND_NOT_IN_NEED):
        raise NotNow
    if action == LeadAction.EXPIRE:
        raise permissions.NotPermitted
    lead = _move(_taken(lead, by), action, by_id=by.user_id, at=at)
    if action == LeadAction.GRANT:
        granted_on = hours.day_of(at)
        LeadReview.objects.bulk_create(
            LeadReview(lead=lead, days=days, due_on=granted_on + timedelta(days=days)) for days in LOOKS
        )
    return lead


@transaction.atomic
def plan(lead: Lead, steps: Iterable[PlannedStep], *, by: Actor, at: datetime) -> list[PlanStep]:
    """Add steps to the plan for this person, once somebody has seen that they are in need."""
    lead = _taken(lead, by)
    if lead.status in (LeadStatus.NEW, LeadStatus.ASSIGNED, LeadStatus.VISITED, *(LEAD_ENDS - {LeadStatus.GRANTED})):
        raise NotNow
    number, made = lead.steps.count(), []
    for step in steps:
        number += 1
        row = PlanStep(lead=lead, number=number, help=step.help, what=step.what, due_on=step.due_on)
        row.user_id, row.agency = step.user_id, step.agency
        row.clean_fields(exclude=["lead", "user", "agency", "done_at"])
        row.validate_constraints()
        row.save(force_insert=True)
        _note(lead, Kind.PLANNED, by_id=by.user_id, at=at, details={"step": number, "help": step.help})
        made.append(row)
    _worked_on(lead, at)
    return made


@transaction.atomic
def finish_step(step: PlanStep, *, by: Actor, at: datetime) -> PlanStep:
    lead = _taken(step.lead, by)
    if not PlanStep.objects.filter(pk=step.pk, done_at=None).update(done_at=at):
        raise NotNow
    _note(lead, Kind.STEP_DONE, by_id=by.user_id, at=at, details={"step": step.number})
    _worked_on(lead, at)
    step.refresh_from_db()
    return step


@transaction.atomic
def review(due_review: LeadReview, *, is_helped: bool, note: str = "", by: Actor, at: datetime) -> LeadReview:
    """How somebody is, 30 or 90 days after help was granted. Not before its day."""
    lead = _taken(due_review.lead, by)
    due_review = LeadReview.objects.select_for_update().get(pk=due_review.pk)
    if due_review.done_at is not None or hours.day_of(at) < due_review.due_on:
        raise NotNow
    due_review.done_at, due_review.done_by_id, due_review.is_helped, due_review.note = (
        at,
        by.user_id,
        is_helped,
        note,
    )
    due_review.save(update_fields=["done_at", "done_by", "is_helped", "note"])
    _note(lead, Kind.REVIEWED, by_id=by.user_id, at=at, details={"days": due_review.days, "is_helped": is_helped})
    return due_review


@transaction.atomic
def link(lead: Lead, *, to: Matter | Case, by: Actor, at: datetime) -> LeadLink:
    """The lead became this matter or this case of the same centre."""
    lead = _taken(lead, by)
    if to.centre_id != lead.centre_id:
        raise ValidationError(_("Please choose a matter or a case of this centre."))
    column = {"matter": to} if isinstance(to, Matter) else {"case": to}
    made, is_new = LeadLink.objects.get_or_create(
        lead=lead,
        **column,
        defaults={"linked_by_id": permissions.person(by, permissions.VISIT, lead.centre_id), "linked_at": at},
    )
    if is_new:
        _note(lead, Kind.LINKED, by_id=by.user_id, at=at, details={name: str(row.pk) for name, row in column.items()})
        _worked_on(lead, at)
    return made


@transaction.atomic
def escalate(lead: Lead, *, at: datetime) -> bool:
    """Unworked for thirty days: the line by which it stands before whoever supervises. Once."""
    waiting = Lead.objects.running().filter(pk=lead.pk, escalated_at=None, escalate_at__lte=at)
    if not waiting.update(escalated_at=at, expire_at=at + LAST_CALL, escalate_at=at):
        return False
    _note(lead, Kind.ESCALATED, by_id=None, at=at)
    return True


@transaction.atomic
def expire(lead: Lead, *, at: datetime) -> bool:
    """Ten days more, and it ends: nobody's data wait for ever. The next run may find the person again."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.status in LEAD_ENDS or lead.escalated_at is None or lead.expire_at > at:
        return False
    _move(lead, LeadAction.EXPIRE, by_id=None, at=at)
    return True


def sweep(at: datetime, *, limit: int = 200) -> int:
    """Leads that nobody worked on go up the ladder, then expire; how many that were."""
    up = sum(escalate(lead, at=at) for lead in Lead.objects.to_escalate(at).order_by("escalate_at")[:limit])
    return up + sum(expire(lead, at=at) for lead in Lead.objects.to_expire(at).order_by("expire_at")[:limit])


def note_identity_opened(lead: Lead, *, by: Actor, at: datetime) -> None:
    _note(lead, Kind.IDENTITY_OPENED, by_id=by.user_id, at=at)


def _workers(centre_id: Any, on: date) -> dict[str, Any]:
    serving = Membership.objects.current(on).filter(centre_id=centre_id, role=Role.COMMUNITY_WORKER)
    named = Neighbourhood.objects.filter(centre_id=centre_id, worker__in=serving.values("user"))
    return dict(named.values_list("code", "worker_id"))


@transaction.atomic
def _assign(lead: Lead, worker_id: Any, *, by_id: Any, at: datetime) -> Lead:
    lead = Lead.objects.select_for_update().select_related("version").get(pk=lead.pk)
    day = hours.day_of(at)
    within = workdays.after(
        day, lead.version.visit_within, workdays.PeriodUnit.WORKING_DAY, calendar=calendars.current()
    )
    lead.worker_id, lead.due_at = worker_id, hours.end_of_day(within.day)
    return _move(lead, LeadAction.ASSIGN, by_id=by_id, at=at, details={"worker": str(worker_id)})


def _taken(lead: Lead, by: Actor) -> Lead:
    """The lead, locked, for the worker it is assigned to and nobody else."""
    permissions.require(by, permissions.VISIT, lead.centre_id)
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.worker_id is None or lead.worker_id != by.user_id:
        raise permissions.NotPermitted
    return lead


def _move(lead: Lead, action: str, *, by_id: Any, at: datetime, details: dict[str, Any] | None = None) -> Lead:
    target = LEAD_TRANSITIONS.get((lead.status, action))
    if target is None:
        raise NotNow
    before, lead.status = lead.status, target
    lead.ended_at = at if target in LEAD_ENDS else None
    if action != LeadAction.EXPIRE:
        _push_on(lead, at)
    lead.save(
        update_fields=[
            *("status", "worker", "due_at", "why_not", "ended_at"),
            *("escalate_at", "escalated_at", "expire_at"),
        ]
    )
    moved = {"action": action, "from": before, "to": target} | (details or {})
    _note(lead, Kind.MOVED, by_id=by_id, at=at, details=moved)
    return lead


def _worked_on(lead: Lead, at: datetime) -> None:
    _push_on(lead, at)
    lead.save(update_fields=["escalate_at", "escalated_at", "expire_at"])


def _push_on(lead: Lead, at: datetime) -> None:
    lead.escalate_at, lead.escalated_at = at + UNWORKED, None
    lead.expire_at = at + UNWORKED + LAST_CALL


def _note(lead: Lead, kind: str, *, by_id: Any, at: datetime, details: dict[str, Any] | None = None) -> None:
    seq = lead.events.count() + 1
    LeadEvent.objects.create(lead=lead, seq=seq, kind=kind, user_id=by_id, at=at, details=details or {})
