"""Acts by which handling rests or ends: suspension, termination, an agency's own result, transfer; and more time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import handling, terms
from mediation.access.permissions import Act
from mediation.articles import Citation
from mediation.documents import remedies
from mediation.handling import SuspensionReason, TerminationReason
from mediation.handling.endings import BEFORE_SESSIONS
from mediation.handling.preconditions import IN_HAND
from mediation.models import Case, Deadline
from mediation.states import Action, Status
from mediation.terms import Extension
from mediation.web.case.act_pages import ActForm, Group, ReasonForm, act, nothing_is_asked
from mediation.web.case.acts.application import RouteToldForm
from mediation.web.shell.controls import DayField
from mediation.web.shell.formatting import BETWEEN


class SuspensionForm(ActForm):
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


class TerminationForm(ActForm):
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
        self.fields["reason"].choices = [(one.value, one.label) for one in reasons]  # type: ignore[attr-defined]

    @property
    def ways(self) -> list[tuple[str, Citation]]:
        ways = remedies.after_termination(self.case.track, self.case.category)
        return [(way.words(terms.of(self.case)), way.law) for way in ways]


class ConclusionForm(ActForm):
    result = forms.CharField(
        label=gettext_lazy("What the result is"),
        help_text=gettext_lazy("Both sides can read it."),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
    )


class ExtensionForm(ActForm):
    term = forms.ChoiceField(label=gettext_lazy("Which clock"), widget=forms.RadioSelect({"class": "stacked"}))
    until = DayField(label=gettext_lazy("Until and including"))
    by_consent = forms.ChoiceField(
        label=gettext_lazy("On what ground"),
        choices=[("yes", gettext_lazy("both sides agree, on record")), ("no", gettext_lazy("by authority"))],
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        rules = [clock.rule for clock in extendable(self.case)]
        choices = [(rule.code, f"{rule.name}{BETWEEN}{rule.rests_on}") for rule in rules]
        self.fields["term"].choices = choices  # type: ignore[attr-defined]
        if rules:
            is_theirs = rules[0].extension == Extension.CONSENT
            self.initial = {"term": rules[0].code, "by_consent": "yes" if is_theirs else "no", **self.initial}

    def said(self) -> dict[str, Any]:
        said = super().said()
        return said | {"by_consent": said["by_consent"] == "yes"}


def extendable(case: Case) -> list[Deadline]:
    """Running clocks that some rule allows to be extended."""
    return [clock for clock in case.deadlines.running() if clock.rule.extension]


@act(
    "suspension",
    Action.SUSPEND,
    gettext_lazy("Suspend"),
    form=SuspensionForm,
    group=Group.CHANGE,
)
def suspension(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.suspend(case, **said, **who)


@act(
    "resumption",
    Action.RESUME,
    gettext_lazy("Resume"),
    at_once=nothing_is_asked,
    what=gettext_lazy("Mediation goes on, and a clock that was paused runs again."),
)
def resumption(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.resume(case, **who)


@act(
    "termination",
    Action.TERMINATE,
    gettext_lazy("Terminate mediation"),
    form=TerminationForm,
    group=Group.END,
    is_grave=True,
    template="mediation/case/termination.html",
    what=gettext_lazy("Ends without an agreement. Each side gets a notice that names the ways that remain."),
)
def termination(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.terminate(case, **said, **who)


@act(
    "conclusion",
    Action.CONCLUDE,
    gettext_lazy("Record the agency's result"),
    form=ConclusionForm,
    what=gettext_lazy("By the agency's own powers: no mediation, no agreement, nothing a court could confirm."),
    keeps=True,
)
def conclusion(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.conclude(case, **said, **who)


@act(
    "transfer",
    Action.TRANSFER_OUT,
    gettext_lazy("Transfer out"),
    form=RouteToldForm,
    group=Group.END,
    what=gettext_lazy("The case goes to another authority with its papers, and both sides are told which."),
)
def transfer(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.transfer_out(case, **said, **who)


@act(
    "return",
    Action.RETURN_TO_ENTRUSTER,
    gettext_lazy("Return to the entrusting organ"),
    form=ReasonForm,
    group=Group.END,
    what=gettext_lazy("Undisputed facts go with it; what was conceded stays here."),
)
def return_to_entruster(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.return_to_entruster(case, **said, **who)


@act(
    "extension",
    Act.EXTEND_CLOCK,
    gettext_lazy("Extend a clock"),
    form=ExtensionForm,
    when=IN_HAND,
    also=lambda case, staff: bool(extendable(case)),
    group=Group.CHANGE,
)
def extension(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.extend(case, **said, **who)


PAGES = (resumption, conclusion, suspension, extension, transfer, return_to_entruster, termination)
