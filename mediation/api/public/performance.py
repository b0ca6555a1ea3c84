"""A party tells that a term was performed, or confirms that it was."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework, handling
from mediation.api.file_field import MaterialFileField
from mediation.api.money import AmountField
from mediation.api.public.entrance import ACTING, ProvenBody, opened, opened_to_files, proven
from mediation.casework import public_access
from mediation.models import Actor, Agreement, AgreementTerm, Performance
from windows import clock


class OwnReportBody(ProvenBody):
    term = serializers.IntegerField(min_value=1)
    amount = AmountField()
    proof = serializers.ChoiceField(Performance.Proof.choices)
    reference = serializers.CharField(max_length=60, required=False, default="", allow_blank=True)
    occurred_at = serializers.DateTimeField(required=False)

    file = MaterialFileField(required=False, default=None, help_text="The slip, as a photo or a file.")


class ConfirmBody(ProvenBody):
    term = serializers.IntegerField(min_value=1)


@extend_schema(
    operation_id="report_performance",
    summary="Report that I performed, with the slip if there is one",
    description="Without a slip the same fields are taken as JSON.",
    request={"multipart/form-data": OwnReportBody},
    responses={204: None} | ACTING,
)
@opened_to_files
def performance_report(request: Request) -> Response:
    visitor, body = proven(request, OwnReportBody)
    with transaction.atomic():
        casework.report_performance(
            get_object_or_404(_terms(visitor, body["term"]), debtor=visitor.party),
            amount=body["amount"],
            proof=body["proof"],
            reference=body["reference"],
            occurred_at=body.get("occurred_at"),
            slip=body["file"],
            by=Actor.party(visitor.party.pk),
            at=clock.now(),
        )
    return Response(status=status.HTTP_204_NO_CONTENT)


@extend_schema(
    operation_id="confirm_performance",
    summary="Confirm that I received it",
    request=ConfirmBody,
    responses={204: None} | ACTING,
)
@opened
def performance_confirmation(request: Request) -> Response:
    visitor, body = proven(request, ConfirmBody)
    with transaction.atomic():
        term = get_object_or_404(_terms(visitor, body["term"]), creditor=visitor.party)
        reported = term.performances.filter(confirmed_at=None).order_by("reported_at")
        by = Actor.party(visitor.party.pk)
        handling.confirm_performance(get_object_or_404(reported[:1]), by=by, at=clock.now())
    return Response(status=status.HTTP_204_NO_CONTENT)


def _terms(visitor: public_access.Visitor, number: int) -> QuerySet[AgreementTerm]:
    """The term in force with this number."""
    return AgreementTerm.objects.filter(
        agreement__case=visitor.case, agreement__state=Agreement.State.EFFECTIVE, number=number
    )
