"""The sheet on which an agreement is drawn up: as many terms as it needs, and nothing typed is lost between them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy

from mediation.handling import AgreementDraft, TermGiven
from mediation.handling.validator import INJURIES
from mediation.models import Agreement, AgreementTerm, Case, Party, Performance, Signature
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm
from mediation.web.case.fields import PartyField
from mediation.web.shell.controls import DayField
from mediation.web.shell.money import MoneyField

MOST_TERMS = 40
SIDES = ("debtor", "creditor")
TERM = (*SIDES, "act", "amount", "manner", "due_on")
KEPT = ("form", "facts", "responsibility", "default_consequence", "place_of_performance")


def agreement_of(case: Case) -> Agreement | None:
    """The latest agreement to be read: with its terms, what was performed of them, and who signed."""
    terms = AgreementTerm.objects.select_related("debtor__person", "creditor__person")
    done = Performance.objects.order_by("reported_at")
    signed = Signature.objects.select_related("party__person", "user")
    parts = (Prefetch("terms", terms), Prefetch("terms__performances", done), Prefetch("signatures", signed))
    return case.agreements.prefetch_related(*parts).order_by("-version").first()


class AgreementForm(ActForm[AgreementDraft]):
    """Facts, responsibility, what follows a default; and the terms: who does what for whom, by when."""

    rows = forms.IntegerField(min_value=1, max_value=MOST_TERMS, widget=forms.HiddenInput)
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=Agreement.Form.choices, widget=forms.RadioSelect)
    facts = forms.CharField(
        label=gettext_lazy("Main facts and what was in dispute"), max_length=20000, widget=forms.Textarea({"rows": 5})
    )
    responsibility = forms.CharField(
        label=gettext_lazy("Responsibility of each side"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    covers_later_treatment = forms.NullBooleanField(
        label=gettext_lazy("Is later treatment covered?"),
        required=False,
        widget=forms.RadioSelect(choices=[("true", gettext_lazy("covered")), ("false", gettext_lazy("not covered"))]),
    )
    default_consequence = forms.CharField(
        label=gettext_lazy("What follows if it is not done in time"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    place_of_performance = forms.CharField(label=gettext_lazy("Where it is done"), max_length=120, required=False)

    def initially(self) -> dict[str, Any]:
        before = self.case.agreements.live().first()
        if before is None:
            return {"rows": 1, "form": Agreement.Form.WRITTEN} | _first_sides(self.case)
        covers = before.covers_later_treatment
        initial = {name: getattr(before, name) for name in KEPT}
        initial |= {"covers_later_treatment": "" if covers is None else str(covers).lower()}
        terms = list(before.terms.select_related(*SIDES))
        for number, term in enumerate(terms, start=1):
            initial |= {f"{name}_{number}": value for name, value in _row(term).items()}
        return initial | {"rows": len(terms) or 1}

    def prepare(self) -> None:
        if self.case.category not in INJURIES:
            del self.fields["covers_later_treatment"]
        for number in range(1, self.number_of_rows + 1):
            self.fields |= {f"{name}_{number}": made for name, made in _term_fields(self.case).items()}
        self.ask_by_name()

    @property
    def number_of_rows(self) -> int:
        rows = fields.number_of(str(self.data.get("rows") if self.is_bound else self.initial.get("rows")))
        return min(rows or 1, MOST_TERMS)

    @property
    def terms(self) -> list[dict[str, Any]]:
        """The terms as the sheet shows them: each with its number and its fields."""
        rows = range(1, self.number_of_rows + 1)
        return [{"number": number} | {name: self[f"{name}_{number}"] for name in TERM} for number in rows]

    def rebuilt(self) -> ActForm[AgreementDraft] | None:
        """A term more, between the same two; or the named one less."""
        typed, rows = self.typed(), self.number_of_rows
        gone = fields.number_of(self.data.get("less", ""))
        if "more" in self.data and rows < MOST_TERMS:
            typed |= {f"{name}_{rows + 1}": typed[f"{name}_{rows}"] for name in SIDES}
            return self._again(typed | {"rows": rows + 1})
        if gone and gone <= rows and rows > 1:
            for number in range(gone, rows):
                typed |= {f"{name}_{number}": typed[f"{name}_{number + 1}"] for name in TERM}
            return self._again(typed | {"rows": rows - 1})
        return None

    def arguments(self) -> AgreementDraft:
        answer = self.cleaned_data
        return AgreementDraft(
            form=answer["form"],
            facts=answer["facts"],
            terms=[self._term(number) for number in range(1, answer["rows"] + 1)],
            responsibility=answer["responsibility"],
            covers_later_treatment=answer.get("covers_later_treatment"),
            default_consequence=answer["default_consequence"],
            place_of_performance=answer["place_of_performance"],
        )

    def _term(self, number: int) -> TermGiven:
        answer = self.cleaned_data
        return TermGiven(
            debtor=answer[f"debtor_{number}"],
            creditor=answer[f"creditor_{number}"],
            act=answer[f"act_{number}"],
            due_on=answer[f"due_on_{number}"],
            amount=answer[f"amount_{number}"],
            manner=answer[f"manner_{number}"],
        )

    def _again(self, typed: dict[str, Any]) -> ActForm[AgreementDraft]:
        return AgreementForm(case=self.case, staff=self.staff, initial=typed)


def _term_fields(case: Case) -> dict[str, forms.Field]:
    parties = fields.parties_of(case)
    made: dict[str, forms.Field] = {
        "debtor": PartyField(label=gettext_lazy("Who must do it"), empty="—"),
        "creditor": PartyField(label=gettext_lazy("For whom"), empty="—"),
        "act": forms.CharField(label=gettext_lazy("What is to be done or paid"), max_length=300),
        "amount": MoneyField(label=gettext_lazy("Amount")),
        "manner": forms.CharField(label=gettext_lazy("How: account, cash, where"), max_length=120, required=False),
        "due_on": DayField(label=gettext_lazy("By when")),
    }
    for name in SIDES:
        made[name].queryset = parties  # type: ignore[attr-defined]
    return made


def _row(term: AgreementTerm) -> dict[str, Any]:
    return {
        "debtor": term.debtor.number,
        "creditor": term.creditor.number,
        "act": term.act,
        "amount": term.amount,
        "manner": term.manner,
        "due_on": term.due_on,
    }


def _first_sides(case: Case) -> dict[str, int]:
    """Most often the respondent owes the applicant."""
    by_role = {party.role: party.number for party in fields.parties_of(case).reverse()}
    sides = {"debtor_1": by_role.get(Party.Role.RESPONDENT), "creditor_1": by_role.get(Party.Role.APPLICANT)}
    return {name: number for name, number in sides.items() if number}
