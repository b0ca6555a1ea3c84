"""Acts by which handling ends: termination, an agency's own result, transfer; beside them those by which it rests."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mediation import terms
from mediation.articles import Citation
from mediation.casework.acts import endings as acts
from mediation.documents import remedies
from mediation.handling import TerminationReason
from mediation.handling.endings import BEFORE_SESSIONS
from mediation.states import Status
from mediation.web.case.act_forms import ActForm, ReasonForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.acts.extension import extension
from mediation.web.case.acts.route_told import RouteToldForm
from mediation.web.case.acts.suspension import resumption, suspension


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

PAGES = (resumption, conclusion, suspension, extension, transfer, return_to_entruster, termination)
