"""What other agencies are asked to do for a case: each thing is a task with its own clock and is answered by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import articles, assignments, citations, documents, journal, lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act, NotPermitted
from mediation.handling.preconditions import IN_HAND, expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, AssistTask, Case, Statement, Track
from mediation.states import Event, Status
from windows import hours, presence, summonses
from windows.models import Agency, Membership

OFFICERS_AT_A_VISIT = 2
PAPER = "investigation_record"


@transaction.atomic
def ask_assistance(case: Case, *, agency: Agency, request: str, by: Actor, at: datetime) -> AssistTask:
    """Ask an agency for one thing. It gets an open part in the case; one that is not here now is summoned."""
    permissions.require(by, Act.ASK_ASSISTANCE, case)
    expect(case, Act.ASK_ASSISTANCE, IN_HAND)
    if agency.centre_id != case.centre_id or agency.pk == case.owner_id:
        raise NotAllowed(Act.ASK_ASSISTANCE, _("Ask another agency of this centre."))
    lifecycle.hold(case)
    number = case.assist_tasks.count() + 1
    asked = journal.write_down(Statement.Kind.NOTE, request, at=at, case=case, by=by)
    details = {"task": number, "agency": agency.code, **journal.mention(asked)}
    lifecycle.record(case, Entry(Event.ASSIST_ASKED, details), actor=by, at=at)
    assignments.ask_to_assist(case, [agency], at=at)
    if not presence.standing_of(agency, at=at).is_here:
        summonses.summon(agency, case_id=case.pk, at=at)
    return AssistTask.objects.create(  # type: ignore[misc] # only staff pass the rule of ASK_ASSISTANCE
        case=case,
        agency=agency,
        number=number,
        request=asked,
        asked_by_id=by.user_id,
        asked_at=at,
    )


def open_tasks(case: Case, by: Actor) -> QuerySet[AssistTask]:
    """What was asked of the agencies this person serves in and is not answered yet."""
    tasks = case.assist_tasks.filter(agency__in=by.agency_ids, done_at=None)
    return tasks.select_related("agency", "request")


@transaction.atomic
def answer_assistance(task: AssistTask, *, answer: str, by: Actor, at: datetime) -> AssistTask:
    """The agency asked has done its part; what it found is an investigation record (调查记录, #6)."""
    case = task.case
    permissions.require(by, Act.ANSWER_ASSISTANCE, case)
    if task.agency_id not in by.agency_ids:
        raise NotPermitted(Act.ANSWER_ASSISTANCE)
    lifecycle.hold(case)
    if task.done_at:
        raise NotAllowed(Act.ANSWER_ASSISTANCE, _("This part has been answered already."))
    task.answer = journal.write_down(Statement.Kind.ANSWER, answer, at=at, case=case, by=by)
    task.done_at = at
    task.save(update_fields=["answer", "done_at"])
    assignments.accept_part(case, task.agency_id, at=at)
    details = {"task": task.number, "agency": task.agency.code, **journal.mention(task.answer)}
    lifecycle.record(case, Entry(Event.ASSIST_CLOSED, details), actor=by, at=at)
    documents.owe(case, PAPER, at=at, number=documents.next_of(case, PAPER), subject_id=task.pk)
    return task


@transaction.atomic
def record_visit(
    case: Case, *, officers: Sequence[User], findings: str, occurred_at: datetime, by: Actor, at: datetime
) -> Case:
    """An inspection went to the place of work: two officers of the lead agency at least (劳动保障监察条例 Art. 16)."""
    permissions.require(by, Act.HOLD_SESSION, case)
    expect(case, Act.HOLD_SESSION, [Status.ACCEPTED])
    if case.track != Track.LABOUR_INSPECTION:
        raise NotAllowed(Act.HOLD_SESSION, _("Only an inspection visits a place of work."))
    serving = Membership.objects.current(hours.day_of(occurred_at)).filter(agency_id=case.owner_id, user__in=officers)
    went = set(serving.values_list("user_id", flat=True))
    if len(went) < OFFICERS_AT_A_VISIT:
        alone = _("Two officers of the agency visit together: name both (%(law)s).")
        raise NotAllowed(Act.HOLD_SESSION, alone % {"law": citations.cited(articles.TWO_OFFICERS)})
    statement = journal.write_down(Statement.Kind.RECORD, findings, at=at, case=case, by=by)
    details = {"officers": sorted(str(user) for user in went), **journal.mention(statement)}
    lifecycle.record(case, Entry(Event.SITE_VISITED, details, occurred_at), actor=by, at=at)
    documents.owe(case, PAPER, at=at, number=documents.next_of(case, PAPER), subject_id=statement.pk)
    return case
