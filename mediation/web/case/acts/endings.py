"""Acts by which handling rests or ends: suspension, termination, an agency's own result, transfer; and more time."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import handling, terms
from mediation.articles import Citation
from mediation.casework.acts import endings as acts
from mediation.documents import remedies
from mediation.handling import SuspensionReason, TerminationReason
from mediation.handling.endings import BEFORE_SESSIONS
from mediation.states import Status
from mediation.terms import Extension
from mediation.web.case.act_forms import ActForm, BareForm, ReasonForm
from mediation.web.case.act_pages import ActGroup, ActPage, nothing_is_asked
from mediation.web.case.acts.application import RouteToldForm
from mediation.web.shell.controls import DayField
from mediation.web.shell.formatting import BETWEEN


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


class TerminationForm(ActForm[acts.TerminationArguments]):
    """``ways``: what both sides are told in the notice (人民调解法 Art. 26)."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), widget=forms.RadioSelect({"class": "stacked"}))
    words = forms.CharField(
        label=gettext_lazy("What else is to be said"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def prepare(self) -> None:
        begun = self.case.status != Status.ACCEPTED
        reasons = TerminationReason if begun else BEFORE_SESSIONS
        self.fields["reason"].choices = [(reason.value, reason.label) for reason in reasons]  # type: ignore[attr-defined]

    @property
    def ways(self) -> list[tuple[str, Citation]]:
        ways = remedies.after_termination(self.case.track, self.case.category)
        return [(way.words(terms.of(self.case)), way.law) for way in ways]

    def arguments(self) -> acts.TerminationArguments:
        return acts.TerminationArguments(reason=self.cleaned_data["reason"], words=self.cleaned_data["words"])


class ConclusionForm(ActForm[acts.ConclusionArguments]):
    result = forms.CharField(
        label=gettext_lazy("What the result is"),
        help_text=gettext_lazy("Both sides can read it."),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
    )

    def arguments(self) -> acts.ConclusionArguments:
        return acts.ConclusionArguments(result=self.cleaned_data["result"])


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
termination = ActPage(
    acts.termination,
    TerminationForm,
    group=ActGroup.END,
    is_grave=True,
    template="mediation/case/termination.html",
    what=gettext_lazy("Ends without an agreement. Each side gets a notice that names the ways that remain."),
)
conclusion = ActPage(
    acts.conclusion,
    ConclusionForm,
    what=gettext_lazy("By the agency's own powers: no mediation, no agreement, nothing a court could confirm."),
    keeps=True,
)
transfer = ActPage(
    acts.transfer,
    RouteToldForm,
    group=ActGroup.END,
    what=gettext_lazy("The case goes to another authority with its papers, and both sides are told which."),
)
return_to_entruster = ActPage(
    acts.return_to_entruster,
    ReasonForm,
    group=ActGroup.END,
    what=gettext_lazy("Undisputed facts go with it; what was conceded stays here."),
)
extension = ActPage(acts.extension, ExtensionForm, group=ActGroup.CHANGE)

PAGES = (resumption, conclusion, suspension, extension, transfer, return_to_entruster, termination)
