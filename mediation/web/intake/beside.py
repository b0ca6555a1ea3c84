"""What stands beside the form while it is filled in. It advises; it never moves the form and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from accounts import documents, phones
from accounts.models import DocumentKind, PersonKind, Sex
from mediation import routing
from mediation.casework import look_ups, public_access
from mediation.casework.look_ups import Particulars
from mediation.intake import Duplicate
from mediation.models import Actor, Case, Category
from mediation.routing import Proposal, Screening, Suggestion
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.roster import kind_of
from mediation.web.shell import categories
from mediation.web.shell.entrance import StaffRequest
from windows import hours
from windows.models import Centre

ENOUGH = 4  # characters of facts from which something can be proposed
WHOLE_PHONE = 11
WHOLE_DOCUMENT = 18
HIGH, MEDIUM = 0.6, 0.35


@dataclass(frozen=True)
class Kind:
    """A proposed kind of dispute as a line of the list: what to press, and why."""

    proposal: Proposal
    code: str
    name: str

    @property
    def confidence(self) -> str:
        if self.proposal.confidence >= HIGH:
            return "high"
        return "medium" if self.proposal.confidence >= MEDIUM else "low"


@dataclass(frozen=True)
class Read:
    """What the identity number says by itself; ``problem`` in words where it says nothing."""

    born_on: date | None = None
    sex: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Beside:
    """``not_looked_up``: why nobody is looked up at the moment, in words."""

    duplicates: list[tuple[Duplicate, bool]]
    not_looked_up: str
    kinds: list[Kind]
    suggestion: Suggestion | None
    screening: Screening
    read: Read
    phone_problem: str
    is_labour: bool

    @classmethod
    def of(cls, form: IntakeForm, *, staff: StaffRequest) -> Beside:
        """From whatever is on the form, in order or not."""
        typed = Typed(form)
        proposals = typed.proposals()
        category, subtype = typed.chosen() or _first(proposals)
        duplicates, not_looked_up = _looked_up(typed, staff)
        owed = typed.is_ticked("wage_arrears") or subtype == "unpaid_wages"
        return cls(
            duplicates=list(_seen_by(staff.by, duplicates)),
            not_looked_up=not_looked_up,
            kinds=[Kind(proposal, *_named(proposal)) for proposal in proposals],
            suggestion=_suggestion(form.centre, category, subtype, owed, form.at) if category else None,
            screening=routing.screen(typed.words, people=typed.people, category=category, wage_arrears=owed),
            read=typed.read(),
            phone_problem=typed.phone_problem(),
            is_labour=category == Category.LABOUR,
        )


class Typed:
    """The form as it stands, while it is typed: nothing need be complete."""

    def __init__(self, form: IntakeForm) -> None:
        form.is_valid()
        self.form = form
        self.cleaned_data: dict[str, Any] = form.cleaned_data

    def text(self, field: str) -> str:
        return str(self.form.data.get(field, "")).replace("\0", "").strip()

    def is_ticked(self, field: str) -> bool:
        return bool(self.cleaned_data.get(field))

    @property
    def words(self) -> str:
        return f"{self.text('facts')} {self.text('request')}"

    @property
    def people(self) -> int:
        return self.cleaned_data.get("people") or 1

    def proposals(self) -> list[Proposal]:
        if len(self.text("facts")) < ENOUGH:
            return []
        return routing.propose(self.text("facts"), self.text("request"), self.text("relation"))

    def chosen(self) -> tuple[str, str] | None:
        category, subtype = self.cleaned_data.get("category_code") or ("", "")
        return (category, subtype) if category else None

    def particulars(self) -> Particulars:
        """Of whoever applies what is whole: half a number is nobody's."""
        phone, number = self.text("applicant_phone"), self.text("applicant_document")
        return Particulars(
            name=self.text("applicant_name"),
            phone=phone if len(phone) >= WHOLE_PHONE else "",
            document_number=number if self._is_whole(documents.compact(number)) else "",
        )

    def read(self) -> Read:
        """Birthday and sex out of a whole number; of a part of it nothing is said yet."""
        number, on = documents.compact(self.text("applicant_document")), hours.day_of(self.form.at)
        is_firm = kind_of(self.text("applicant_name")) != PersonKind.NATURAL_PERSON
        if is_firm or self.text("document_kind") or not self._is_whole(number):
            return Read()
        kind = documents.kind_of(number)
        try:
            holder = documents.holder(kind, documents.normal(kind, number, on=on), on=on)
        except ValidationError as problem:
            return Read(problem=problem.messages[0])
        born_on = holder.birthdays[0] if len(holder.birthdays) == 1 else None
        return Read(born_on, str(Sex(holder.sex).label) if holder.sex else "")

    def _is_whole(self, number: str) -> bool:
        """Eight digits may be a permit of Taiwan residents, or half an identity number that is being typed."""
        kind = self.text("document_kind") or documents.kind_of(number)
        is_half = kind == DocumentKind.RESIDENT_ID or (
            kind == DocumentKind.TAIWAN_PERMIT and not self.text("document_kind")
        )
        return len(number) >= WHOLE_DOCUMENT or (bool(number) and not is_half)

    def phone_problem(self) -> str:
        phone = self.text("applicant_phone")
        if len(phone) < WHOLE_PHONE:
            return ""
        try:
            phones.normal(phone)
        except ValidationError as problem:
            return str(problem.messages[0])
        return ""


def _looked_up(typed: Typed, staff: StaffRequest) -> tuple[list[Duplicate], str]:
    """The cases that may be the same; or why nobody is looked up now."""
    try:
        particulars, facts = typed.particulars(), typed.text("facts")
        return look_ups.find_duplicates(typed.form.centre, particulars, facts=facts, staff=staff), ""
    except look_ups.TooManyLookUps as often:
        return [], public_access.words_for(often, at=staff.at)


def _first(proposals: list[Proposal]) -> tuple[str, str]:
    return (proposals[0].category, proposals[0].subtype) if proposals else ("", "")


def _named(proposal: Proposal) -> tuple[str, str]:
    category, subtype = proposal.category, proposal.subtype
    return categories.code_of(category, subtype), categories.named(category, subtype)


def _suggestion(centre: Centre, category: str, subtype: str, owed: bool, at: datetime) -> Suggestion | None:
    try:
        return routing.suggest_for(centre, category=category, subtype=subtype, wage_arrears=owed, at=at)
    except routing.NoAgency:
        return None


def _seen_by(by: Actor, duplicates: list[Duplicate]) -> Iterator[tuple[Duplicate, bool]]:
    """Each with whether this person may open it. Nothing of a case with a safe contact is told at any window."""
    mentionable = [duplicate for duplicate in duplicates if not duplicate.case.has_safe_contact]
    keys = [duplicate.case.pk for duplicate in mentionable]
    visible = Case.objects.visible_to(by).filter(pk__in=keys) if keys else Case.objects.none()
    open_to = set(visible.values_list("pk", flat=True))
    return ((duplicate, duplicate.case.pk in open_to) for duplicate in mentionable)
