"""An agreement as the API answers it: its terms, its signatures, what the validator finds in its draft."""

from __future__ import annotations

from rest_framework import serializers

from mediation import citations
from mediation.handling import Finding
from mediation.models import (
    Agreement,
    AgreementTerm,
    Signature,
)


class SignatureAnswer(serializers.ModelSerializer):
    party = serializers.IntegerField(source="party.number", default=None)

    class Meta:
        model = Signature
        fields = ("kind", "party", "signed_at")


class TermAnswer(serializers.ModelSerializer):
    debtor = serializers.IntegerField(source="debtor.number")
    creditor = serializers.IntegerField(source="creditor.number")

    class Meta:
        model = AgreementTerm
        fields = ("number", "debtor", "creditor", "act", "amount", "manner", "due_on")


class AgreementAnswer(serializers.ModelSerializer):
    terms = TermAnswer(many=True)
    signatures = SignatureAnswer(many=True)

    class Meta:
        model = Agreement
        fields = (
            "version",
            "number_year",
            "number",
            "form",
            "state",
            "facts",
            "default_consequence",
            "is_confirmable",
            "effective_at",
            "terms",
            "signatures",
        )


class FindingAnswer(serializers.Serializer):
    """What the validator finds in a draft. ``bars_confirmation``: no court would confirm it."""

    term = serializers.IntegerField()
    sentence = serializers.CharField()
    law = serializers.SerializerMethodField()
    blocks = serializers.BooleanField()
    bars_confirmation = serializers.BooleanField()

    def get_law(self, finding: Finding) -> str:
        return citations.short(finding.law)
