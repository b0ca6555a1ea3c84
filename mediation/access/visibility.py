"""What of a case somebody sees who may see it: the whole file, or an assisting agency's part of it.

Who assists sees what the case is about, behind masks, what is asked of their own agency and the papers that came of it;
neither what was said in sessions, nor what was agreed, nor anybody else's part.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from mediation import journal
from mediation.access import permissions
from mediation.journal import Readers
from mediation.models import Actor, AssistTask, Case, CaseEvent, Deadline, Notice, Paper
from mediation.models.materials import MaterialQuerySet
from windows.models import Agency

CLOCK_OF_A_PART = "P-4"


def events(case: Case, actor: Actor) -> QuerySet[CaseEvent]:
    """The lines of the journal, in order."""
    lines = case.events.select_related("actor_user").order_by("seq")
    if not permissions.only_assists(actor, case):
        return lines
    own = list(Agency.objects.filter(pk__in=actor.agency_ids).values_list("code", flat=True))
    about_the_case = Q(kind__in=journal.read_by(Readers.ASSISTING))
    about_their_part = Q(kind__in=journal.read_by(Readers.ASKED), details__agency__in=own)
    return lines.filter(about_the_case | about_their_part)


def tasks(case: Case, actor: Actor) -> QuerySet[AssistTask]:
    """What other agencies were asked."""
    asked = case.assist_tasks.all()
    return asked.filter(agency_id__in=actor.agency_ids) if permissions.only_assists(actor, case) else asked


def papers(case: Case, actor: Actor) -> QuerySet[Paper]:
    found = case.papers.all()
    return found.filter(subject_id__in=_parts(case, actor)) if permissions.only_assists(actor, case) else found


def materials(case: Case, actor: Actor) -> MaterialQuerySet:
    """What was handed in."""
    return case.materials.none() if permissions.only_assists(actor, case) else case.materials.all()


def notices(case: Case, actor: Actor) -> QuerySet[Notice]:
    return case.notices.none() if permissions.only_assists(actor, case) else case.notices.all()


def clocks(case: Case, actor: Actor) -> QuerySet[Deadline]:
    found = case.deadlines.all()
    if not permissions.only_assists(actor, case):
        return found
    numbers = [str(number) for number in tasks(case, actor).values_list("number", flat=True)]
    return found.filter(term=CLOCK_OF_A_PART, occasion__in=numbers)


def _parts(case: Case, actor: Actor) -> list[UUID]:
    return list(tasks(case, actor).values_list("pk", flat=True))
