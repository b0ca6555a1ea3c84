"""The record of what was looked into."""

from __future__ import annotations

from accounts.models import User
from mediation.delivery.papers.facts import Facts, names
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.models import AssistTask, Statement
from mediation.states import Event


def investigation_record(facts: Facts) -> forms.InvestigationRecord:
    """Of what an assisting agency looked into, or of the visit of an inspection."""
    subject = facts.subject
    task = AssistTask.objects.filter(pk=subject).select_related("agency", "request", "answer__written_by").first()
    return _of_task(facts, task) if task else _of_visit(facts, Statement.objects.get(pk=subject))


def _of_task(facts: Facts, task: AssistTask) -> forms.InvestigationRecord:
    if task.answer is None or task.done_at is None:
        raise Incomplete("the part has not been answered")
    officer = task.answer.written_by.name if task.answer.written_by else task.agency.name
    return forms.InvestigationRecord(
        body=facts.body,
        number=facts.register_number,
        began_at=task.done_at,
        ended_at=task.done_at,
        place=task.agency.name,
        matter=facts.dispute,
        investigated=task.request.body,
        investigators=(officer,),
        recorder=officer,
        findings=task.answer.body,
    )


def _of_visit(facts: Facts, findings: Statement) -> forms.InvestigationRecord:
    line = facts.line(Event.SITE_VISITED, statement=str(findings.pk))
    officers = User.objects.filter(pk__in=line.details["officers"]).order_by("staff_number")
    return forms.InvestigationRecord(
        body=facts.case.owner.name,
        number=facts.register_number,
        began_at=line.occurred_at,
        ended_at=line.occurred_at,
        place=next((party.person.address for party in facts.respondents if party.person.address), "用人单位工作场所"),
        matter=facts.dispute,
        investigated=names(facts.respondents),
        investigators=tuple(officer.name for officer in officers),
        recorder=findings.written_by.name if findings.written_by else facts.case.owner.name,
        findings=findings.body,
    )
