"""Who does what for somebody in need, by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mediation.discovery.leads.changes import Kind, NotNow, locked_for_worker, worked_on, write_event
from mediation.models import Actor
from mediation.models.discovery import LEAD_ENDS, Lead, LeadStatus, PlanStep
from windows.models import Agency


@dataclass(frozen=True)
class PlannedStep:
    """One step of a plan: what kind of help, what is to be done, by a person or an agency, by when."""

    help: str
    what: str
    due_on: date
    user_id: Any = None
    agency: Agency | None = None


@transaction.atomic
def plan(lead: Lead, steps: Iterable[PlannedStep], *, by: Actor, at: datetime) -> list[PlanStep]:
    """Add steps to the plan for this person, once somebody has seen that they are in need."""
    lead = locked_for_worker(lead, by)
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
        write_event(lead, Kind.PLANNED, by_id=by.user_id, at=at, details={"step": number, "help": step.help})
        made.append(row)
    worked_on(lead, at)
    return made


@transaction.atomic
def finish_step(step: PlanStep, *, by: Actor, at: datetime) -> PlanStep:
    lead = locked_for_worker(step.lead, by)
    if not PlanStep.objects.filter(pk=step.pk, done_at=None).update(done_at=at):
        raise NotNow
    write_event(lead, Kind.STEP_DONE, by_id=by.user_id, at=at, details={"step": step.number})
    worked_on(lead, at)
    step.refresh_from_db()
    return step
