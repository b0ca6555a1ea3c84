"""Acts by which a case comes to its agency: kind, assignment, recall, acknowledgement, objection, parts; and risk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case as Which
from django.db.models import When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import routing
from mediation.access.permissions import Act
from mediation.models import Category, Classification, Risk, Source, Track
from mediation.models.cases import Case
from mediation.routing import NoAgency, Suggestion, subtypes
from mediation.states import OPEN, Action
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, Group, ReasonForm, act, nothing_is_asked
from mediation.web.case.fields import AgencyField, SeveralOf, WindowField
from mediation.web.shell.controls import HappenedField
from mediation.web.shell.entrance import StaffRequest
from mediation.web.shell.formatting import BETWEEN

ANOTHER = "-"  # another kind than the proposed ones


class ClassificationForm(ActForm):
    """``proposals``: the kinds that the words speak for, each with those words."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of dispute"), widget=forms.RadioSelect({"class": "stacked"}))
    other = forms.ChoiceField(label=gettext_lazy("Another kind"), required=False)
    track = forms.ChoiceField(
        label=gettext_lazy("Under which rules"),
        help_text=gettext_lazy("Decides which legal clock runs. Left open: the usual ones for this kind."),
        choices=[("", gettext_lazy("the usual ones")), *Track.choices],
        required=False,
    )
    wage_arrears = forms.BooleanField(label=gettext_lazy("Wages are owed"), required=False)
    migrant_worker_wages = forms.BooleanField(label=gettext_lazy("to migrant workers"), required=False)
    reason = forms.CharField(label=gettext_lazy("Remark"), max_length=200, required=False)

    def initially(self) -> dict[str, Any]:
        kinds = [code for code, _words in self.proposed()]
        now = _code(self.case.category, self.case.subtype) if self.case.category else ""
        first = now or next(iter(kinds), ANOTHER)
        flags = {"wage_arrears": self.case.wage_arrears, "migrant_worker_wages": self.case.migrant_worker_wages}
        return {"kind": first if first in kinds else ANOTHER, "other": now} | flags

    def prepare(self) -> None:
        self.fields["kind"].choices = [*self.proposed(), (ANOTHER, _("Another kind"))]  # type: ignore[attr-defined]
        self.fields["other"].choices = [("", "—"), *_kinds()]  # type: ignore[attr-defined]

    def proposed(self) -> list[tuple[str, str]]:
        latest = Classification.objects.filter(case=self.case).order_by("-proposed_at").first()
        return [(_code(one["category"], one["subtype"]), _proposal(one)) for one in latest.proposed] if latest else []

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") == ANOTHER and not said.get("other"):
            self.add_error("other", _("Choose: %(label)s") % {"label": _("Another kind")})
        return said

    def said(self) -> dict[str, Any]:
        said = super().said()
        other, kind = said.pop("other"), said.pop("kind")
        category, _slash, subtype = (other if kind == ANOTHER else kind).partition("/")
        return {"category": category, "subtype": subtype, **said}


class AssignmentForm(ActForm):
    """Filled in with what the centre's rules propose; another lead needs a reason."""

    lead = AgencyField(label=gettext_lazy("Lead agency"), empty="—")
    mediating_body = AgencyField(
        label=gettext_lazy("Mediating body"),
        help_text=gettext_lazy("Mediates and seals. If left open: the lead agency, where it is such a body."),
        required=False,
        empty="—",
    )
    window = WindowField(label=gettext_lazy("Window"), required=False, empty=gettext_lazy("where the agency is"))
    assisting = SeveralOf("code", label=gettext_lazy("Assisting agencies"))
    reason = forms.CharField(
        label=gettext_lazy("Why there"),
        help_text=gettext_lazy("Needed where it goes elsewhere than proposed."),
        max_length=200,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def initially(self) -> dict[str, Any]:
        found = self.suggestion = _suggestion(self.case, self.staff)
        if found is None:
            return {}
        return {
            "lead": found.lead.code,
            "mediating_body": found.mediating_body.code if found.mediating_body else None,
            "window": found.window.number if found.window else None,
            "assisting": [agency.code for agency in found.assisting],
        }

    def prepare(self) -> None:
        agencies = fields.agencies_of(self.case)
        self.fields["lead"].queryset = agencies.leading()  # type: ignore[attr-defined]
        self.fields["mediating_body"].queryset = agencies.mediating()  # type: ignore[attr-defined]
        proposed = [agency.pk for agency in self.suggestion.assisting] if self.suggestion else []
        first = Which(When(pk__in=proposed, then=0), default=1)
        self.fields["assisting"].queryset = agencies.order_by(first, "name")  # type: ignore[attr-defined]
        self.fields["window"].queryset = fields.windows_of(self.case)  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        said = super().said()
        is_proposed = self.suggestion is not None and said["lead"] == self.suggestion.lead
        return said | {"rule": self.suggestion.rule if is_proposed and self.suggestion else ""}


class AcknowledgementForm(ActForm):
    """Of an entrusted case the day of signing for may lie before its registration here."""

    occurred_at = HappenedField(label=gettext_lazy("Signed for at"), required=False)

    def prepare(self) -> None:
        if self.case.source != Source.ENTRUSTED:
            del self.fields["occurred_at"]

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at)

    def said(self) -> dict[str, Any]:
        moment = super().said().get("occurred_at")
        return {"occurred_at": None if moment == self.staff.at else moment}


class RiskForm(ReasonForm):
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Risk.choices, widget=forms.RadioSelect)
    field_order = ["level", "reason"]

    def initially(self) -> dict[str, Any]:
        return {"level": self.case.risk}


@act(
    "classification",
    Act.CLASSIFY,
    gettext_lazy("Confirm the kind"),
    form=ClassificationForm,
    when=OPEN,
    group=Group.CHANGE,
    template="mediation/case/classification.html",
    what=gettext_lazy("The proposal comes from the words used; a person decides."),
)
def classification(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.classify(case, **said, **who)


@act(
    "assignment",
    Action.ROUTE,
    gettext_lazy("Assign"),
    form=AssignmentForm,
    template="mediation/case/assignment.html",
)
def assignment(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.route(case, **said, **who)


@act(
    "reassignment",
    Action.REROUTE,
    gettext_lazy("Assign elsewhere"),
    form=AssignmentForm,
    group=Group.CHANGE,
    template="mediation/case/assignment.html",
)
def reassignment(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.reroute(case, **said, **who)


@act(
    "recall",
    Action.RECALL,
    gettext_lazy("Take the assignment back"),
    form=ReasonForm,
    group=Group.CHANGE,
    what=gettext_lazy("Nobody has acknowledged it yet: the centre owns it again."),
)
def recall(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.recall(case, **said, **who)


@act(
    "acknowledgement",
    Action.ACKNOWLEDGE,
    gettext_lazy("Acknowledge"),
    form=AcknowledgementForm,
    at_once=lambda case, staff: case.source != Source.ENTRUSTED,
    what=gettext_lazy("The file is with your agency from now on."),
)
def acknowledgement(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.acknowledge(case, **said, **who)


@act(
    "objection",
    Action.OBJECT,
    gettext_lazy("Object to the assignment"),
    form=ReasonForm,
    what=gettext_lazy("The centre owns the case again and decides; this agency is not proposed a second time."),
)
def objection(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.raise_objection(case, **said, **who)


@act(
    "part",
    Act.ANSWER_ASSISTANCE,
    gettext_lazy("Take our part"),
    when=OPEN,
    also=lambda case, staff: (
        case.assignments.held_by(staff.by.agency_ids).filter(role="assisting", accepted_at=None).exists()
    ),
    at_once=nothing_is_asked,
    what=gettext_lazy("Your agency has read what is asked of it, and does it."),
)
def part(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.accept_part(case, **who)


@act("risk", Act.SET_RISK, gettext_lazy("Set the level of risk"), form=RiskForm, when=OPEN, group=Group.CHANGE)
def risk(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.set_risk(case, **said, **who)


def _suggestion(case: Case, staff: StaffRequest) -> Suggestion | None:
    if not case.category:
        return None
    try:
        return routing.suggest(case, at=staff.at)
    except NoAgency:
        return None


def _code(category: str, subtype: str) -> str:
    return f"{category}/{subtype}"


def _proposal(row: dict[str, Any]) -> str:
    name = f"{Category(row['category']).label}{BETWEEN}{routing.name_of(row['category'], row['subtype'])}"
    return f"{name} — {BETWEEN.join(row['words'])}" if row["words"] else name


def _kinds() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Every category with its subtypes, the category as a whole first."""
    return [
        (
            category.label,
            [(_code(category, ""), category.label)]
            + [(_code(category, code), one.name) for code, one in subtypes.BY_CATEGORY[category].items()],
        )
        for category in Category
    ]


PAGES = (classification, assignment, acknowledgement, part, objection, recall, reassignment, risk)
