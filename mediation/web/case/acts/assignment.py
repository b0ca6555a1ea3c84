"""Where a case is sent: as the centre's rules propose, or elsewhere with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case as Which
from django.db.models import When
from django.utils.translation import gettext_lazy

from mediation.casework.acts import routing as acts
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.fields import AgencyField, SeveralOf, WindowField
from mediation.web.shell.suggested import suggested


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
        suggestion = self.suggestion = suggested(self.case, at=self.staff.at) if self.case.category else None
        if suggestion is None:
            return {}
        return {
            "lead": suggestion.lead.code,
            "mediating_body": suggestion.mediating_body.code if suggestion.mediating_body else None,
            "window": suggestion.window.number if suggestion.window else None,
            "assisting": [agency.code for agency in suggestion.assisting],
        }

    def prepare(self) -> None:
        agencies = choices.agencies_of(self.case)
        self.fields["lead"].queryset = agencies.leading()  # type: ignore[attr-defined]
        self.fields["mediating_body"].queryset = agencies.mediating()  # type: ignore[attr-defined]
        proposed = [agency.pk for agency in self.suggestion.assisting] if self.suggestion else []
        first = Which(When(pk__in=proposed, then=0), default=1)
        self.fields["assisting"].queryset = agencies.order_by(first, "name")  # type: ignore[attr-defined]
        self.fields["window"].queryset = choices.windows_of(self.case)  # type: ignore[attr-defined]

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


assignment = ActPage(acts.assignment, AssignmentForm, template="mediation/case/assignment.html")
reassignment = ActPage(
    acts.reassignment, AssignmentForm, group=ActGroup.CHANGE, template="mediation/case/assignment.html"
)
