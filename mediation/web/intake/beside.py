"""What stands beside the form while it is filled in. It advises; it never moves the form and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from mediation import routing
from mediation.casework import look_ups, too_many
from mediation.intake import Duplicate
from mediation.models import Actor, Case, Category
from mediation.routing import Proposal, Screening, Suggestion
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.typed import ReadFromNumber, Typed
from mediation.web.shell import categories
from mediation.web.shell.entrance import StaffRequest
from windows.models import Centre

HIGH, MEDIUM = 0.6, 0.35


@dataclass(frozen=True)
class ProposedKind:
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
class Beside:
    """``not_looked_up``: why nobody is looked up at the moment, in words."""

    duplicates: list[tuple[Duplicate, bool]]
    not_looked_up: str
    kinds: list[ProposedKind]
    suggestion: Suggestion | None
    screening: Screening
    read: ReadFromNumber
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
            kinds=[ProposedKind(proposal, *_named(proposal)) for proposal in proposals],
            suggestion=_suggestion(form.centre, category, subtype, owed, form.at) if category else None,
            screening=routing.screen(typed.words, people=typed.people, category=category, wage_arrears=owed),
            read=typed.read(),
            phone_problem=typed.phone_problem(),
            is_labour=category == Category.LABOUR,
        )


def _looked_up(typed: Typed, staff: StaffRequest) -> tuple[list[Duplicate], str]:
    """The cases that may be the same; or why nobody is looked up now."""
    try:
        particulars, facts = typed.particulars(), typed.text("facts")
        return look_ups.find_duplicates(typed.form.centre, particulars, facts=facts, staff=staff), ""
    except look_ups.TooManyLookUps as often:
        return [], too_many.words_for(often, at=staff.at)


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
