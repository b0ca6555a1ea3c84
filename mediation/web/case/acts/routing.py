"""Acts by which a case comes to its agency: kind, assignment, recall, acknowledgement, objection, parts; and risk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from mediation.casework.acts import routing as acts
from mediation.models import Risk, Source
from mediation.web.case.act_forms import ActForm, BareForm, OccurrenceForm, ReasonForm
from mediation.web.case.act_pages import ActGroup, ActPage, nothing_is_asked
from mediation.web.case.acts.assignment import assignment, reassignment
from mediation.web.case.acts.classification import classification
from mediation.web.shell.controls import HappenedField


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


recall = ActPage(
    acts.recall,
    ReasonForm,
    group=ActGroup.CHANGE,
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
risk = ActPage(acts.risk, RiskForm, group=ActGroup.CHANGE)

PAGES = (classification, assignment, acknowledgement, part, objection, recall, reassignment, risk)
