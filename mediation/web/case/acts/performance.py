"""Acts on what was agreed: recording that it was done, confirming a report, recording that it was not."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from mediation import handling
from mediation.access.permissions import Act
from mediation.casework.acts import performance as acts
from mediation.models import AgreementTerm, Performance
from mediation.states import Action
from mediation.trips import Attendance
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, ActPage, BareForm, Group
from mediation.web.case.fields import ByName, PartiesField
from mediation.web.shell import formatting
from mediation.web.shell.controls import HappenedField
from mediation.web.shell.money import MoneyField

Arguments = TypeVar("Arguments")


class TermField(ByName):
    """A term of the agreement, in words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("number", **kwargs)

    def label_from_instance(self, term: AgreementTerm) -> str:
        sides = f"{term.debtor.person.masked_name} → {term.creditor.person.masked_name}"
        return formatting.BETWEEN.join(
            filter(None, [sides, term.act, formatting.yuan(term.amount) if term.amount else ""])
        )


class TermForm(ActForm[Arguments]):
    """About one term; where there is one only, nothing has to be chosen."""

    term = TermField(label=gettext_lazy("What was agreed"), widget=forms.RadioSelect({"class": "stacked"}))

    def prepare(self) -> None:
        field: TermField = self.fields["term"]  # type: ignore[assignment]
        field.queryset = self.terms()
        first = next(iter(field.queryset), None)
        self.initial.setdefault("term", first.number if first else None)

    def terms(self) -> QuerySet[AgreementTerm]:
        return handling.unperformed_terms(self.case)


class PerformanceForm(TermForm[acts.PerformanceArguments]):
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

    def initially(self) -> dict[str, Any]:
        return {"occurred_at": self.staff.at}

    def prepare(self) -> None:
        super().prepare()
        self.fields["present"].queryset = fields.parties_of(self.case)  # type: ignore[attr-defined]

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at, since=self.case.registered_at)

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
    group=Group.END,
    is_grave=True,
    what=gettext_lazy(
        "Whoever is owed is told today which ways are open, with the application for a payment order filled in."
    ),
)

PAGES = (confirmation, performance, default)
