"""Which term of the agreement an act is about."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from mediation import handling
from mediation.models import AgreementTerm
from mediation.web.case.act_forms import ActForm
from mediation.web.case.fields import ByName
from mediation.web.shell import formatting

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
