"""What kind of dispute a case is: proposed from the words used, decided by a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import routing
from mediation.casework.acts import routing as acts
from mediation.models import Category, Classification, Track
from mediation.routing import subtypes
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActGroup, ActPage
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
    group=ActGroup.CHANGE,
    template="mediation/case/classification.html",
    what=gettext_lazy("The proposal comes from the words used; a person decides."),
)
