"""Acts by which a case comes to its agency: kind, assignment, recall, acknowledgement, objection, parts; and risk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case as Which
from django.db.models import When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import routing
from mediation.casework.acts import routing as acts
from mediation.models import Category, Classification, Risk, Source, Track
from mediation.models.cases import Case
from mediation.routing import NoAgency, Suggestion, subtypes
from mediation.web.case import fields
from mediation.web.case.act_pages import (
    ActForm,
    ActPage,
    BareForm,
    Group,
    OccurrenceForm,
    ReasonForm,
    nothing_is_asked,
)
from mediation.web.case.fields import AgencyField, SeveralOf, WindowField
from mediation.web.shell.controls import HappenedField
from mediation.web.shell.entrance import StaffRequest
from mediation.web.shell.formatting import BETWEEN

ANOTHER = "-"  # another kind than the proposed ones


class ClassificationForm(ActForm[acts.ClassificationArguments]):
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
        return (
            [(_code(proposal["category"], proposal["subtype"]), _proposal(proposal)) for proposal in latest.proposed]
            if latest
            else []
        )

    def clean(self) -> dict[str, Any]:
        answer = super().clean() or {}
        if answer.get("kind") == ANOTHER and not answer.get("other"):
            self.add_error("other", _("Choose: %(label)s") % {"label": _("Another kind")})
        return answer

    def arguments(self) -> acts.ClassificationArguments:
        answer = self.cleaned_data
        kind: str = answer["other"] if answer["kind"] == ANOTHER else answer["kind"]
        category, _slash, subtype = kind.partition("/")
        return acts.ClassificationArguments(
            category=category,
            subtype=subtype,
            track=answer["track"],
            wage_arrears=answer["wage_arrears"],
            migrant_worker_wages=answer["migrant_worker_wages"],
            reason=answer["reason"],
        )


class AssignmentForm(ActForm[acts.AssignmentArguments]):
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
        suggestion = self.suggestion = _suggestion(self.case, self.staff)
        if suggestion is None:
            return {}
        return {
            "lead": suggestion.lead.code,
            "mediating_body": suggestion.mediating_body.code if suggestion.mediating_body else None,
            "window": suggestion.window.number if suggestion.window else None,
            "assisting": [agency.code for agency in suggestion.assisting],
        }

    def prepare(self) -> None:
        agencies = fields.agencies_of(self.case)
        self.fields["lead"].queryset = agencies.leading()  # type: ignore[attr-defined]
        self.fields["mediating_body"].queryset = agencies.mediating()  # type: ignore[attr-defined]
        proposed = [agency.pk for agency in self.suggestion.assisting] if self.suggestion else []
        first = Which(When(pk__in=proposed, then=0), default=1)
        self.fields["assisting"].queryset = agencies.order_by(first, "name")  # type: ignore[attr-defined]
        self.fields["window"].queryset = fields.windows_of(self.case)  # type: ignore[attr-defined]

    def arguments(self) -> acts.AssignmentArguments:
        answer, suggestion = self.cleaned_data, self.suggestion
        return acts.AssignmentArguments(
            lead=answer["lead"],
            mediating_body=answer["mediating_body"],
            window=answer["window"],
            assisting=list(answer["assisting"]),
            rule=suggestion.rule if suggestion and answer["lead"] == suggestion.lead else "",
            reason=answer["reason"],
        )


class AcknowledgementForm(OccurrenceForm):
    """Of an entrusted case the day of signing for may lie before its registration here."""

    occurred_at = HappenedField(label=gettext_lazy("Signed for at"), required=False)

    def initially(self) -> dict[str, Any]:
        return {}

    def prepare(self) -> None:
        if self.case.source != Source.ENTRUSTED:
            del self.fields["occurred_at"]

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at)


class RiskForm(ActForm[acts.RiskArguments]):
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Risk.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))

    def initially(self) -> dict[str, Any]:
        return {"level": self.case.risk}

    def arguments(self) -> acts.RiskArguments:
        return acts.RiskArguments(level=self.cleaned_data["level"], reason=self.cleaned_data["reason"])


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
            + [(_code(category, code), subtype.name) for code, subtype in subtypes.BY_CATEGORY[category].items()],
        )
        for category in Category
    ]


classification = ActPage(
    acts.classification,
    ClassificationForm,
    group=Group.CHANGE,
    template="mediation/case/classification.html",
    what=gettext_lazy("The proposal comes from the words used; a person decides."),
)
assignment = ActPage(acts.assignment, AssignmentForm, template="mediation/case/assignment.html")
reassignment = ActPage(acts.reassignment, AssignmentForm, group=Group.CHANGE, template="mediation/case/assignment.html")
recall = ActPage(
    acts.recall,
    ReasonForm,
    group=Group.CHANGE,
    what=gettext_lazy("Nobody has acknowledged it yet: the centre owns it again."),
)
acknowledgement = ActPage(
    acts.acknowledgement,
    AcknowledgementForm,
    at_once=lambda case, staff: case.source != Source.ENTRUSTED,
    what=gettext_lazy("The file is with your agency from now on."),
)
objection = ActPage(
    acts.objection,
    ReasonForm,
    what=gettext_lazy("The centre owns the case again and decides; this agency is not proposed a second time."),
)
part = ActPage(
    acts.part,
    BareForm,
    at_once=nothing_is_asked,
    what=gettext_lazy("Your agency has read what is asked of it, and does it."),
)
risk = ActPage(acts.risk, RiskForm, group=Group.CHANGE)

PAGES = (classification, assignment, acknowledgement, part, objection, recall, reassignment, risk)
