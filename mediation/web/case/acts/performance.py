"""Acts on what was agreed: recording that it was done, confirming a report, recording that it was not."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from mediation import handling
from mediation.access.permissions import Act
from mediation.casework.acts import performance as acts
from mediation.models import AgreementTerm, Performance
from mediation.states import Action
from mediation.trips import Attendance
from mediation.web.case import choices
from mediation.web.case.act_forms import BareForm, OccurrenceFields
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.acts.agreed_term import TermForm
from mediation.web.case.fields import PartiesField
from mediation.web.shell.controls import HappenedField
from mediation.web.shell.money import MoneyField


class PerformanceForm(TermForm[acts.PerformanceArguments], OccurrenceFields[acts.PerformanceArguments]):
    amount = MoneyField(label=gettext_lazy("Amount"), help_text=gettext_lazy("If left empty: the agreed sum."))
    proof = forms.ChoiceField(
        label=gettext_lazy("Proof"),
        choices=Performance.Proof.choices,
        initial=Performance.Proof.RECEIPT,
        widget=forms.RadioSelect,
    )
    reference = forms.CharField(label=gettext_lazy("Number of the receipt or slip"), max_length=60, required=False)
    present = PartiesField(label=gettext_lazy("Who has come to the window"))
    occurred_at = HappenedField(label=gettext_lazy("When it was done"))

    def prepare(self) -> None:
        super().prepare()
        self.fields["present"].queryset = choices.parties_of(self.case)  # type: ignore[attr-defined]

    def arguments(self) -> acts.PerformanceArguments:
        answer = self.cleaned_data
        return acts.PerformanceArguments(
            term=answer["term"],
            proof=answer["proof"],
            attendance=Attendance(list(answer["present"]), self.staff.window),
            amount=answer["amount"],
            reference=answer["reference"],
            occurred_at=answer["occurred_at"],
        )


class ReportedForm(TermForm[acts.ReportArguments]):
    def terms(self) -> QuerySet[AgreementTerm]:
        return handling.reported_terms(self.case)

    def arguments(self) -> acts.ReportArguments:
        return acts.ReportArguments(term=self.cleaned_data["term"])


confirmation = ActPage(
    acts.confirmation,
    ReportedForm,
    answers=[Act.REPORT_PERFORMANCE],
    what=gettext_lazy("Only after you have seen the proof."),
)
performance = ActPage(
    acts.performance,
    PerformanceForm,
    answers=[Act.REPORT_PERFORMANCE, Action.PERFORM],
    what=gettext_lazy(
        "Recorded by whoever saw it done or holds the receipt. With the last term the agreement is performed."
    ),
)
default = ActPage(
    acts.default,
    BareForm,
    group=ActGroup.END,
    is_grave=True,
    what=gettext_lazy(
        "Whoever is owed is told today which ways are open, with the application for a payment order filled in."
    ),
)

PAGES = (confirmation, performance, default)
