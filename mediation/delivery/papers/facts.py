"""What the papers of a case share, read from its rows once for each paper."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from mediation import terms
from mediation.delivery.papers import people, words
from mediation.documents import forms, numbers
from mediation.documents.forms import Incomplete
from mediation.models import Case, CaseEvent, Paper, Party, Statement, Track
from windows import hours

AGREEMENTS = ("agreement", "oral_agreement_register")


class NotYet(Exception):
    """What this paper tells is still being made; it is tried again later."""


class Facts:
    """One case as its papers tell it."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.case: Case = paper.case

    @cached_property
    def law(self) -> terms.Terms:
        """The terms of the case: no paper says a length that its own version does not have."""
        return terms.of(self.case)

    @cached_property
    def parties(self) -> list[Party]:
        parties = self.case.parties.select_related("person").prefetch_related("representations__person")
        return list(parties.order_by("number"))

    @cached_property
    def principals(self) -> list[Party]:
        return [party for party in self.parties if party.must_consent]

    @cached_property
    def applicants(self) -> list[Party]:
        return [party for party in self.parties if party.role == Party.Role.APPLICANT]

    @cached_property
    def respondents(self) -> list[Party]:
        return [party for party in self.parties if party.role == Party.Role.RESPONDENT]

    @cached_property
    def who_applied(self) -> list[Party]:
        return self.principals if self.case.is_joint_application else self.applicants

    @property
    def subject(self) -> UUID:
        """The row that this paper is about. Raises ``Incomplete``."""
        if self.paper.subject_id is None:
            raise Incomplete("it is not said what this paper is about")
        return self.paper.subject_id

    def party(self) -> Party:
        """The party whose paper this is."""
        return next(party for party in self.parties if party.pk == self.paper.party_id)

    def person(self, party: Party) -> forms.Party:
        """With the particulars the forms ask for; where a label says so, without how the applicant can be found."""
        is_protected = self.case.has_safe_contact and party.role == Party.Role.APPLICANT
        return people.described(party, on=self.registered_on, is_hidden=is_protected and self.paper.party_id is None)

    def people(self, parties: list[Party]) -> tuple[forms.Party, ...]:
        return tuple(self.person(party) for party in parties)

    @cached_property
    def body(self) -> str:
        """Whose paper it is: of the body that mediates, before there is one of the centre."""
        return self.case.mediating_body.name if self.case.mediating_body else self.case.centre.name

    @cached_property
    def dispute(self) -> str:
        if self.case.wage_arrears:
            return words.WAGES
        return words.CATEGORIES.get(self.case.category, words.DISPUTE)

    @cached_property
    def mediators(self) -> tuple[str, ...]:
        return (self.case.mediator.name,) if self.case.mediator else (self.body,)

    @cached_property
    def registrar(self) -> str:
        return self.case.first_contact.name if self.case.first_contact else self.case.centre.name

    @cached_property
    def registered_on(self) -> date:
        return hours.day_of(self.case.registered_at or self.case.applied_at)

    @cached_property
    def register_number(self) -> str:
        case = self.case
        if case.register_number is None:
            return ""
        year, number = case.register_year or 0, case.register_number
        return numbers.printed(case.centre, series=numbers.REGISTER, year=year, number=number)

    @cached_property
    def agreement_number(self) -> str:
        """As it is printed on the agreement last made; empty without one."""
        papers = self.case.papers.filter(kind__in=AGREEMENTS).order_by("-number")
        return papers.values_list("printed_number", flat=True).first() or ""

    @property
    def is_labour(self) -> bool:
        return self.case.track == Track.LABOUR_MEDIATION

    @property
    def telephone(self) -> str:
        return self.case.centre.phone or "本中心大厅公示的电话"

    def statement(self, kind: str) -> str:
        """What was last written down of this kind; empty where nothing was, or where it was erased."""
        written = self.case.statements.filter(kind=kind).order_by("-recorded_at", "-pk")
        return written.values_list("body", flat=True).first() or ""

    def mentioned(self, mention: dict[str, str] | None) -> str:
        """The words that a line of the journal mentions."""
        if not mention or "statement" not in mention:
            return ""
        return Statement.objects.filter(pk=mention["statement"]).values_list("body", flat=True).first() or ""

    def line(self, *kinds: str, **details: object) -> CaseEvent:
        """The last line of these kinds. Raises ``Incomplete``."""
        lines = self.case.events.filter(kind__in=kinds, details__contains=details).order_by("-seq")
        line = lines.select_related("actor_user").first()
        if line is None:
            raise Incomplete(f"no line {' or '.join(kinds)} in the journal")
        return line

    def day(self, at: datetime | None) -> date:
        return hours.day_of(at) if at else self.registered_on


def names(parties: list[Party]) -> str:
    return "、".join(party.person.printed_name for party in parties) or words.NOT_KNOWN


def sentence(text: str) -> str:
    """With a full stop, as people leave it out."""
    return text.rstrip("。；; \n") + "。"
