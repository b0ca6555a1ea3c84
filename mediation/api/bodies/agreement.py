"""Bodies of acts on the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from mediation.api.bodies.common import DayField
from mediation.api.body import ArgumentsBody, Body
from mediation.api.fields import PartyField
from mediation.api.money import AmountField
from mediation.casework.acts.agreement import SignatureArguments
from mediation.handling import AgreementDraft, TermGiven
from mediation.models import Agreement


class TermBody(Body):
    debtor = PartyField()
    creditor = PartyField()
    act = serializers.CharField(max_length=300)
    amount = AmountField()
    manner = serializers.CharField(max_length=120, required=False, default="")
    due_on = DayField()


class AgreementBody(ArgumentsBody[AgreementDraft]):
    form = serializers.ChoiceField(Agreement.Form.choices)
    facts = serializers.CharField(max_length=20000)
    responsibility = serializers.CharField(max_length=4000, required=False, default="")
    covers_later_treatment = serializers.BooleanField(required=False, default=None, allow_null=True)
    default_consequence = serializers.CharField(max_length=300, required=False, default="")
    place_of_performance = serializers.CharField(max_length=120, required=False, default="")
    terms = serializers.ListField(child=TermBody(), min_length=1, max_length=40)

    def to_arguments(self) -> AgreementDraft:
        answer = self.validated_data
        return AgreementDraft(
            form=answer["form"],
            facts=answer["facts"],
            terms=[_term(term) for term in answer["terms"]],
            responsibility=answer["responsibility"],
            covers_later_treatment=answer["covers_later_treatment"],
            default_consequence=answer["default_consequence"],
            place_of_performance=answer["place_of_performance"],
        )


class SignatureBody(ArgumentsBody[SignatureArguments]):
    """``party``: whose signature was taken down; left out: the mediator's own. ``is_here``: they came to sign."""

    party = PartyField(required=False, default=None)
    is_here = serializers.BooleanField(default=True)

    def to_arguments(self) -> SignatureArguments:
        answer = self.validated_data
        return SignatureArguments(party=answer["party"], is_here=answer["is_here"])


def _term(term: Mapping[str, Any]) -> TermGiven:
    return TermGiven(
        debtor=term["debtor"],
        creditor=term["creditor"],
        act=term["act"],
        due_on=term["due_on"],
        amount=term["amount"],
        manner=term["manner"],
    )
