"""Leads of a run, and whose each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation.discovery import permissions
from mediation.discovery.engines import RuleMatch
from mediation.discovery.leads.changes import LAST_CALL, UNWORKED, Kind, change_status
from mediation.models import Actor
from mediation.models.discovery import DiscoveryRun, Lead, LeadAction, LeadEvent, LeadStatus, Neighbourhood
from windows import calendars, hours, workdays
from windows.models import Membership, Role


def create(run: DiscoveryRun, findings: Iterable[RuleMatch], *, key_id: str, at: datetime) -> list[Lead]:
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
    return change_status(lead, LeadAction.ASSIGN, by_id=by_id, at=at, details={"worker": str(worker_id)})
