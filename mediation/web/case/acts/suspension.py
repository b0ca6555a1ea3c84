"""Handling rests for a reason, and goes on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import terms
from mediation.casework.acts import endings as acts
from mediation.handling import SuspensionReason
from mediation.web.case.act_forms import ActForm, BareForm
from mediation.web.case.act_pages import ActGroup, ActPage, nothing_is_asked


class SuspensionForm(ActForm[acts.SuspensionArguments]):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=SuspensionReason.choices,
        help_text=gettext_lazy("Only an appraisal pauses clocks, and only those whose law says so."),
        widget=forms.RadioSelect({"class": "stacked"}),
    )

    @property
    def meaning(self) -> str:
        rests = _("The case rests; sessions that are set are called off, and the reason is reviewed in %(length)s.")
        return rests % {"length": terms.of(self.case)["P-6"].words}

    def arguments(self) -> acts.SuspensionArguments:
        return acts.SuspensionArguments(reason=self.cleaned_data["reason"])


suspension = ActPage(
    acts.suspension,
    SuspensionForm,
    group=ActGroup.CHANGE,
)
resumption = ActPage(
    acts.resumption,
    BareForm,
    at_once=nothing_is_asked,
    what=gettext_lazy("Mediation goes on, and a clock that was paused runs again."),
)
