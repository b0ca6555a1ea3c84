"""What of a case somebody sees who may see it, group by group: pages and API read it here.

Who assists sees what the case is about, behind masks, what is asked of their own agency and the papers that came of it;
neither what was said in sessions, nor what was agreed, nor anybody else's part. Whoever handled the case reads no
grade while the survey is open (``docs/law.md#who-calls-back``). Closed unless opened: what the table does not name
nobody sees.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from mediation import journal
from mediation.access import confidences, papers, permissions
from mediation.access.extents import EXTENTS, Extent, Group
from mediation.access.papers import Opening
from mediation.access.relations import Relation, relations_of
from mediation.access.team import handled
from mediation.journal import Readers
from mediation.models import (
    Actor,
    Agreement,
    AssistTask,
    Callback,
    Case,
    CaseEvent,
    Deadline,
    ExternalReference,
    MediationSession,
    Notice,
    Paper,
    Rating,
    Statement,
)
from mediation.models.materials import MaterialQuerySet
from mediation.models.paper_kinds import PaperKind
from mediation.states import ENDED, RESULTS, Event, Status
from windows.models import Agency

Row = TypeVar("Row", bound=Model)

CLOCK_OF_A_PART = "P-4"
GRADED_IN = RESULTS | ENDED | {Status.IN_FOLLOW_UP}


@dataclass(frozen=True)
class VisibleCase:
    """One case as one person sees it at one moment; whether they may see it at all was asked before."""

    case: Case
    actor: Actor
    at: datetime

    @cached_property
    def relations(self) -> frozenset[Relation]:
        return relations_of(self.actor, self.case)

    @property
    def only_assists(self) -> bool:
        return self.relations == {Relation.ASSISTING}

    @property
    def sees_all(self) -> bool:
        return all(self.extent(group) == Extent.ALL for group in Group)

    def extent(self, group: Group) -> Extent:
        """The most that one of their relations to the case opens; of evidence and papers nothing to whom none open."""
        if group == Group.MATERIALS and not permissions.may(self.actor, permissions.Act.READ_MATERIAL, self.case):
            return Extent.NOTHING
        extents = {EXTENTS[relation].get(group, Extent.NOTHING) for relation in self.relations}
        widest = next((extent for extent in Extent if extent in extents), Extent.NOTHING)
        if group == Group.PAPERS and widest == Extent.ALL and not self._openings:
            return Extent.NOTHING
        return widest

    def sees(self, group: Group) -> bool:
        return self.extent(group) != Extent.NOTHING

    @cached_property
    def hides_grades(self) -> bool:
        """Whether who graded and how is kept from this person: they handled the case, and the survey is not over."""
        if self.case.status not in GRADED_IN:
            return False
        links = self.case.survey_links.filter(segment=self.case.segment)
        is_over = not any(link.expires_at is None or link.expires_at > self.at for link in links)
        return not is_over and handled(self.case, self.actor, at=self.at)

    def events(self) -> list[CaseEvent]:
        """The lines of the journal, in order. That a grade was given stands there for everybody, which one does not."""
        lines = self.case.events.select_related("actor_user").order_by("seq")
        events = list(self._rows(Group.JOURNAL, lines, self._is_own_line))
        for event in events:
            if event.kind == Event.RATING and self.hides_grades:
                event.details = {}
        return events

    def statements(self) -> QuerySet[Statement]:
        """What was said, in people's own words; a line of the journal names which of it belongs to it.

        What was told in confidence is in no line, whoever reads it.
        """
        statements = Statement.objects.filter(case=self.case).exclude(confidences.told_in_confidence())
        return statements.filter(is_shared=True) if self.actor.party_id else statements

    def confidences(self) -> QuerySet[Statement]:
        """What was told in confidence, for who hears it without an act of its own: the mediator."""
        return confidences.heard_by(self.actor, self.case)

    def clocks(self) -> QuerySet[Deadline]:
        return self._rows(Group.CLOCKS, self.case.deadlines.all(), self._is_own_clock)

    def tasks(self) -> QuerySet[AssistTask]:
        """What other agencies were asked."""
        return self._rows(Group.ASSISTANCE, self.case.assist_tasks.all(), self._is_own_task)

    @cached_property
    def _openings(self) -> dict[PaperKind, Opening]:
        return papers.openings(self.actor, self.case)

    @cached_property
    def opening_of_materials(self) -> Opening:
        """How what was handed in opens for this person."""
        return papers.opening_of_materials(self.actor, self.case)

    def papers(self) -> QuerySet[Paper]:
        """Those that open for this person, be it with a reason; the others are not listed."""
        rows = self._rows(Group.PAPERS, self.case.papers.all(), self._is_own_paper)
        return rows if self.extent(Group.PAPERS) == Extent.PART else rows.filter(kind__in=list(self._openings))

    def opening_of(self, paper: Paper) -> Opening:
        """How one of ``papers`` opens: of their own part by itself."""
        if self.extent(Group.PAPERS) == Extent.PART:
            return Opening.FREELY
        return self._openings.get(PaperKind(paper.kind), Opening.NOT)

    def materials(self) -> MaterialQuerySet:
        """What was handed in."""
        return self.case.materials.all() if self.sees(Group.MATERIALS) else self.case.materials.none()

    def files(self) -> MaterialQuerySet:
        """What may be asked for one by one; ``casework.read_material`` refuses whoever may not read it."""
        return self.case.materials.none() if self.only_assists else self.case.materials.all()

    def notices(self) -> QuerySet[Notice]:
        return self._rows(Group.NOTICES, self.case.notices.all())

    def sessions(self) -> QuerySet[MediationSession]:
        return self._rows(Group.SESSIONS, self.case.sessions.all())

    def agreements(self) -> QuerySet[Agreement]:
        return self._rows(Group.AGREEMENTS, self.case.agreements.all())

    def calls(self) -> QuerySet[Callback]:
        return self._rows(Group.CALLS, self.case.callbacks.all())

    def ratings(self) -> QuerySet[Rating]:
        ratings = self._rows(Group.GRADES, self.case.ratings.all())
        return ratings.none() if self.hides_grades else ratings

    def references(self) -> QuerySet[ExternalReference]:
        """The numbers under which other organs know the same facts."""
        return self._rows(Group.REFERENCES, self.case.references.all())

    def _rows(self, group: Group, rows: QuerySet[Row], own: Callable[[], Q] | None = None) -> QuerySet[Row]:
        extent = self.extent(group)
        if extent == Extent.PART and own:
            return rows.filter(own())
        return rows if extent == Extent.ALL else rows.none()

    def _is_own_line(self) -> Q:
        if self.actor.party_id:
            return Q(kind__in=journal.read_by(Readers.PARTIES))
        own = list(Agency.objects.filter(pk__in=self.actor.agency_ids).values_list("code", flat=True))
        about_the_case = Q(kind__in=journal.read_by(Readers.ASSISTING))
        return about_the_case | Q(kind__in=journal.read_by(Readers.ASKED), details__agency__in=own)

    def _is_own_task(self) -> Q:
        return Q(agency_id__in=self.actor.agency_ids)

    def _is_own_paper(self) -> Q:
        return Q(subject_id__in=list(self.tasks().values_list("pk", flat=True)))

    def _is_own_clock(self) -> Q:
        numbers = [str(number) for number in self.tasks().values_list("number", flat=True)]
        return Q(term=CLOCK_OF_A_PART, occasion__in=numbers)
