"""The route that somebody was told."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mediation.casework.acts.arguments import RouteToldArguments
from mediation.web.case.act_forms import ActForm


def route_told_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("The route they were told"),
        help_text=gettext_lazy("To whom, where, by when; as it was said to the person."),
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
    )


class RouteToldForm(ActForm[RouteToldArguments]):
    route_told = route_told_field()

    def arguments(self) -> RouteToldArguments:
        return RouteToldArguments(route_told=self.cleaned_data["route_told"])
