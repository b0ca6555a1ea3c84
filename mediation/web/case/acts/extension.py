"""A clock of the law gets more time."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mediation import handling
from mediation.casework.acts import endings as acts
from mediation.terms import Extension
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.shell.controls import DayField
from mediation.web.shell.formatting import BETWEEN


class ExtensionForm(ActForm[acts.ExtensionArguments]):
    term = forms.ChoiceField(label=gettext_lazy("Which clock"), widget=forms.RadioSelect({"class": "stacked"}))
    until = DayField(label=gettext_lazy("Until and including"))
    by_consent = forms.ChoiceField(
        label=gettext_lazy("On what ground"),
        choices=[("yes", gettext_lazy("both sides agree, on record")), ("no", gettext_lazy("by authority"))],
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        rules = [clock.rule for clock in handling.extendable(self.case)]
        choices = [(rule.code, f"{rule.name}{BETWEEN}{rule.rests_on}") for rule in rules]
        self.fields["term"].choices = choices  # type: ignore[attr-defined]
        if rules:
            is_theirs = rules[0].extension == Extension.CONSENT
            self.initial = {"term": rules[0].code, "by_consent": "yes" if is_theirs else "no", **self.initial}

    def arguments(self) -> acts.ExtensionArguments:
        answer = self.cleaned_data
        return acts.ExtensionArguments(
            term=answer["term"], until=answer["until"], by_consent=answer["by_consent"] == "yes"
        )


extension = ActPage(acts.extension, ExtensionForm, group=ActGroup.CHANGE)
