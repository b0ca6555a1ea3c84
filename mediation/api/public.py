"""The door of the parties: by receipt code, without an account. Codes stand in bodies, never in addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.decorators import api_view, authentication_classes, parser_classes, permission_classes
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import casework, codes, followup, handling, intake
from mediation.api import lines
from mediation.api.answers import PaperAnswer
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.materials import MaterialAnswer, MaterialFileField
from mediation.api.money import AmountField
from mediation.api.parsing import StrictJson
from mediation.casework import public_access
from mediation.intake import MaterialGiven
from mediation.models import Actor, Agreement, AgreementTerm, Grade, Material, Paper, Performance
from mediation.models.followup import Rating
from windows import clock

#: What a receipt code can be met with, what a one-time code, and what an act that either opens.
ENTERING = refusals(404)
PROVING = refusals(403, 404)
ACTING = refusals(403, 404, 409)


class ReceiptBody(Body):
    receipt_code = serializers.CharField(max_length=codes.LONGEST)


class ProvenBody(ReceiptBody):
    """``one_time_code``: sent to the registered phone by the challenge."""

    one_time_code = serializers.CharField(max_length=codes.LONGEST_ONE_TIME)


class ReportBody(ProvenBody):
    term = serializers.IntegerField(min_value=1)
    amount = AmountField()
    proof = serializers.ChoiceField(Performance.Proof.choices)
    reference = serializers.CharField(max_length=60, required=False, default="", allow_blank=True)
    occurred_at = serializers.DateTimeField(required=False)

    file = MaterialFileField(required=False, default=None, help_text="The slip, as a photo or a file.")


class SentBody(ProvenBody):
    """A photo or a file that a party hands in."""

    file = MaterialFileField()
    kind = serializers.ChoiceField(Material.Kind.choices)
    title = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)


class SentAnswer(MaterialAnswer):
    """``note``: by which one asks what became of it, at ``status/materials/state``; it is good for a while."""

    note = serializers.CharField()

    class Meta(MaterialAnswer.Meta):
        fields: tuple[str, ...] = (*MaterialAnswer.Meta.fields, "note")


class NoteBody(Body):
    note = serializers.CharField(max_length=1000)


class ConfirmBody(ProvenBody):
    term = serializers.IntegerField(min_value=1)


class SurveyBody(Body):
    token = serializers.CharField(max_length=64)
    grade = serializers.ChoiceField(Grade.choices)
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class StepAnswer(serializers.Serializer):
    """One step of the way, in plain words; ``state`` is done, here or ahead."""

    name = serializers.CharField()
    state = serializers.CharField()
    at = serializers.DateTimeField(allow_null=True)


class StatusAnswer(serializers.Serializer):
    """What a receipt code shows: where it stands, who has it and where, what to do. Nothing of the other side."""

    centre = serializers.CharField()
    phone = serializers.CharField()
    status = serializers.CharField()
    what_now = serializers.CharField()
    agency = serializers.CharField()
    window = serializers.IntegerField(allow_null=True)
    appointment_at = serializers.DateTimeField(allow_null=True)
    steps = StepAnswer(many=True)


def opened(path: Callable[..., Response]) -> Callable[..., Response]:
    """A door open to everybody, without session or token."""
    closed = authentication_classes([])(permission_classes([AllowAny])(path))
    return api_view(["POST"])(closed)


def opened_to_files(path: Callable[..., Response]) -> Callable[..., Response]:
    """The same, for bodies that may hold a file."""
    view = opened(parser_classes([StrictJson, MultiPartParser])(path))
    view.takes_files = True  # type: ignore[attr-defined]  # read by middleware.FewBytes
    return view


@extend_schema(
    operation_id="status",
    summary="Where my matter stands",
    request=ReceiptBody,
    responses={200: StatusAnswer} | ENTERING,
)
@opened
def state(request: Request) -> Response:
    visitor, _body = _entered(request, ReceiptBody, only=casework.SUMMARY_COLUMNS)
    return Response(lines.summary(casework.summary(visitor.party, at=clock.now())))


@extend_schema(
    operation_id="challenge", summary="Send a one-time code", request=ReceiptBody, responses={202: None} | PROVING
)
@opened
def challenge(request: Request) -> Response:
    visitor, _body = _entered(request, ReceiptBody)
    try:
        public_access.send_code(visitor, at=clock.now())
    except public_access.TooManyAttempts as often:
        raise exceptions.Throttled(detail=_("A code was sent already. Please wait.")) from often
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("No text message can reach you. Please come to any window.")) from closed
    return Response(status=status.HTTP_202_ACCEPTED)


@extend_schema(
    operation_id="status_papers",
    summary="My papers",
    request=ProvenBody,
    responses={200: PaperAnswer(many=True)} | PROVING,
)
@opened
def papers(request: Request) -> Response:
    visitor, _body = _proven(request, ProvenBody)
    own = Paper.objects.given_to(visitor.party).defer("content")
    return Response(PaperAnswer(own, many=True).data)


@extend_schema(
    operation_id="report_performance",
    summary="Report that I performed, with the slip if there is one",
    description="Without a slip the same fields are taken as JSON.",
    request={"multipart/form-data": ReportBody},
    responses={204: None} | ACTING,
)
@opened_to_files
def performance_report(request: Request) -> Response:
    visitor, body = _proven(request, ReportBody)
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
    operation_id="send_material",
    summary="Hand in a photo or a file",
    request={"multipart/form-data": SentBody},
    responses={202: SentAnswer} | ACTING,
)
@opened_to_files
def material(request: Request) -> Response:
    visitor, body = _proven(request, SentBody)
    about = MaterialGiven(kind=body["kind"], title=body["title"], party=visitor.party)
    by = Actor.party(visitor.party.pk)
    with transaction.atomic():
        received = intake.receive_material(visitor.case, upload=body["file"], details=about, by=by, at=clock.now())
    note = public_access.grant(visitor, at=clock.now())
    return Response(MaterialAnswer(received).data | {"note": note}, status=status.HTTP_202_ACCEPTED)


@extend_schema(
    operation_id="sent_materials",
    summary="What became of the files that I handed in or was shown",
    request=NoteBody,
    responses={200: MaterialAnswer(many=True)} | refusals(403),
)
@opened
def materials_state(request: Request) -> Response:
    body = body_of(request, NoteBody)
    count_attempt(request, "receipt")
    try:
        visitor = public_access.granted(body["note"], at=clock.now())
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("This note is no longer good. Ask for a new code.")) from closed
    return Response(MaterialAnswer(Material.objects.shown_to(visitor.party).listed(), many=True).data)


@extend_schema(
    operation_id="confirm_performance",
    summary="Confirm that I received it",
    request=ConfirmBody,
    responses={204: None} | ACTING,
)
@opened
def performance_confirmation(request: Request) -> Response:
    visitor, body = _proven(request, ConfirmBody)
    with transaction.atomic():
        term = get_object_or_404(_terms(visitor, body["term"]), creditor=visitor.party)
        reported = term.performances.filter(confirmed_at=None).order_by("reported_at")
        by = Actor.party(visitor.party.pk)
        handling.confirm_performance(get_object_or_404(reported[:1]), by=by, at=clock.now())
    return Response(status=status.HTTP_204_NO_CONTENT)


@extend_schema(
    operation_id="survey",
    summary="Rate the service, once",
    request=SurveyBody,
    responses={204: None} | refusals(404, 409),
)
@opened
def survey(request: Request) -> Response:
    body = body_of(request, SurveyBody)
    count_attempt(request, "survey")
    at = clock.now()
    with transaction.atomic():
        link = followup.find_survey(body["token"], at=at)
        if link is None:
            raise exceptions.NotFound(_("This link has been used, has expired or never was one."))
        by = Actor.party(link.party_id)
        followup.rate(link, grade=body["grade"], means=Rating.Means.LINK, words=body["words"], by=by, at=at)
    return Response(status=status.HTTP_204_NO_CONTENT)


def _entered(
    request: Request, serializer: type[serializers.Serializer], *, only: Iterable[str] = ()
) -> tuple[public_access.Visitor, dict[str, Any]]:
    body = body_of(request, serializer)
    count_attempt(request, "receipt")
    try:
        return public_access.enter(body["receipt_code"], only=only), body
    except public_access.NotOpened as closed:
        raise exceptions.NotFound(
            _("This code is not right. Check it against your slip, or call the centre.")
        ) from closed


def _proven(request: Request, serializer: type[serializers.Serializer]) -> tuple[public_access.Visitor, dict[str, Any]]:
    """Outside any transaction, so that a wrong try stays counted."""
    visitor, body = _entered(request, serializer)
    try:
        public_access.prove(visitor, body["one_time_code"], at=clock.now())
    except public_access.NotOpened as closed:
        raise exceptions.PermissionDenied(_("This code is wrong or no longer good. Ask for a new one.")) from closed
    return visitor, body


def body_of(request: Request, serializer: type[serializers.Serializer]) -> dict[str, Any]:
    checked = serializer(data=request.data)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)


def count_attempt(request: Request, name: str) -> None:
    at = clock.now()
    try:
        public_access.count_attempt(name, source=casework.origin_of(request.META), at=at)
    except public_access.TooManyAttempts as often:
        raise exceptions.Throttled(detail=public_access.words_for(often, at=at)) from often


def _terms(visitor: public_access.Visitor, number: int) -> QuerySet[AgreementTerm]:
    """The term in force with this number."""
    return AgreementTerm.objects.filter(
        agreement__case=visitor.case, agreement__state=Agreement.State.EFFECTIVE, number=number
    )
