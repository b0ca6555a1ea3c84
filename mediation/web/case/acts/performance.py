"""Acts on what was agreed: recording that it was done, confirming a report, recording that it was not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from mediation import handling
from mediation.access.permissions import Act
from mediation.handling.preconditions import PERFORMABLE
from mediation.models import Agreement, AgreementTerm, Case, Performance
from mediation.states import Action
from mediation.trips import Here
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, Group, act
from mediation.web.case.fields import ByName, PartiesField
from mediation.web.shell import formatting
from mediation.web.shell.controls import HappenedField, MoneyInput
from mediation.web.shell.entrance import StaffRequest
from windows import hours


class TermField(ByName):
    """A term of the agreement, in words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("number", **kwargs)

    def label_from_instance(self, term: AgreementTerm) -> str:
        sides = f"{term.debtor.person.masked_name} → {term.creditor.person.masked_name}"
        return formatting.BETWEEN.join(
            filter(None, [sides, term.act, formatting.yuan(term.amount) if term.amount else ""])
        )


class TermForm(ActForm):
    """About one term; where there is one only, nothing has to be chosen."""

    term = TermField(label=gettext_lazy("What was agreed"), widget=forms.RadioSelect({"class": "stacked"}))

    def prepare(self) -> None:
        field: TermField = self.fields["term"]  # type: ignore[assignment]
        field.queryset = self.terms()
        first = next(iter(field.queryset), None)
        self.initial.setdefault("term", first.number if first else None)

    def terms(self) -> QuerySet[AgreementTerm]:
        return unperformed(self.case)


class PerformanceForm(TermForm):
    amount = forms.DecimalField(
        label=gettext_lazy("Amount"),
        help_text=gettext_lazy("If left empty: the agreed sum."),
        max_digits=14,
        decimal_places=2,
        required=False,
        widget=MoneyInput,
    )
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

    def said(self) -> dict[str, Any]:
        said = super().said()
        return said | {"here": Here(list(said.pop("present")), self.staff.window)}

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at, since=self.case.registered_at)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("term") and said.get("amount") is None:
            said["amount"] = said["term"].amount
        return said


class ReportedForm(TermForm):
    def terms(self) -> QuerySet[AgreementTerm]:
        return reported(self.case)


def unperformed(case: Case) -> QuerySet[AgreementTerm]:
    """Terms in force of which no performance is confirmed."""
    terms = AgreementTerm.objects.filter(agreement__case=case, agreement__state=Agreement.State.EFFECTIVE)
    related = terms.select_related("agreement", "debtor__person", "creditor__person")
    return related.exclude(performances__confirmed_at__isnull=False).order_by("number")


def reported(case: Case) -> QuerySet[AgreementTerm]:
    """Terms whose performance a party has told of and nobody has confirmed."""
    return unperformed(case).filter(performances__confirmed_at__isnull=True, performances__isnull=False).distinct()


def _is_overdue(case: Case, staff: StaffRequest) -> bool:
    return unperformed(case).filter(due_on__lt=hours.day_of(staff.at)).exists()


@act(
    "performance/confirmation",
    Act.CONFIRM_PERFORMANCE,
    gettext_lazy("Confirm what a party reported"),
    form=ReportedForm,
    when=PERFORMABLE,
    also=lambda case, staff: reported(case).exists(),
    answers=[Act.REPORT_PERFORMANCE],
    what=gettext_lazy("Only after you have seen the proof."),
)
def confirmation(case: Case, said: dict[str, Any], **who: Any) -> None:
    term = _of(case, said["term"])
    report = term.performances.filter(confirmed_at=None).order_by("reported_at")[:1].get()
    handling.confirm_performance(report, **who)


@act(
    "performance",
    Act.CONFIRM_PERFORMANCE,
    gettext_lazy("Record performance"),
    form=PerformanceForm,
    when=PERFORMABLE,
    also=lambda case, staff: unperformed(case).exists(),
    answers=[Act.REPORT_PERFORMANCE, Action.PERFORM],
    what=gettext_lazy(
        "Recorded by whoever saw it done or holds the receipt. With the last term the agreement is performed."
    ),
)
def performance(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.record_performance(_of(case, said.pop("term")), **said, **who)


@act(
    "default",
    Action.DEFAULT,
    gettext_lazy("Record that it was not performed"),
    also=_is_overdue,
    group=Group.END,
    is_grave=True,
    what=gettext_lazy(
        "Whoever is owed is told today which ways are open, with the application for a payment order filled in."
    ),
)
def default(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.default(case, **who)


def _of(case: Case, term: AgreementTerm) -> AgreementTerm:
    """The term of the very case that was read, so that what was written meanwhile is noticed."""
    term.agreement.case = case
    return term


PAGES = (confirmation, performance, default)
