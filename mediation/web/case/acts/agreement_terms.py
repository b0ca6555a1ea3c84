"""The terms of an agreement on its sheet: who does what for whom, by when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from mediation.models import AgreementTerm, Case, Party
from mediation.web.case import choices
from mediation.web.case.fields import PartyField
from mediation.web.shell.controls import DayField
from mediation.web.shell.money import MoneyField

SIDES = ("debtor", "creditor")
TERM = (*SIDES, "act", "amount", "manner", "due_on")


def fields_of_a_term(case: Case) -> dict[str, forms.Field]:
    parties = choices.parties_of(case)
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


def row_of(term: AgreementTerm) -> dict[str, Any]:
    return {
        "debtor": term.debtor.number,
        "creditor": term.creditor.number,
        "act": term.act,
        "amount": term.amount,
        "manner": term.manner,
        "due_on": term.due_on,
    }


def first_sides(case: Case) -> dict[str, int]:
    """Most often the respondent owes the applicant."""
    by_role = {party.role: party.number for party in choices.parties_of(case).reverse()}
    sides = {"debtor_1": by_role.get(Party.Role.RESPONDENT), "creditor_1": by_role.get(Party.Role.APPLICANT)}
    return {name: number for name, number in sides.items() if number}
