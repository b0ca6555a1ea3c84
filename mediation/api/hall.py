"""The hall and oneself: who I am, tokens, checking in, other matters, proposals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import access_log, second_factors, tokens
from accounts.models import AccessVerb, User
from mediation import casework, intake, routing
from mediation.access.permissions import AT_ANY_WINDOW
from mediation.api.acting import validated
from mediation.api.answers import AgencyName
from mediation.api.authentication import Scope
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.entrance import IDEMPOTENCY_KEY, asked, once
from mediation.api.fields import AgencyField, WindowField
from mediation.api.pagination import ByOrder, page_of
from mediation.api.public import opened
from mediation.api.queries import CentreQuery, PageQuery, asks, query_of
from mediation.api.registering import centre_of
from mediation.casework import signing_in, too_many
from mediation.models import Channel, Matter, MatterKind
from mediation.models.listing import Order
from windows import clock, hours, presence
from windows.models import Agency, Membership

NEWEST = Order("received_at", ascending=False)
TOKEN_LIVES = timedelta(days=1)


class CredentialsBody(Body):
    staff_number = serializers.CharField(max_length=64)
    password = serializers.CharField(max_length=200, trim_whitespace=False)
    name = serializers.CharField(max_length=100, default="API")
    scope = serializers.ChoiceField(list(Scope), default=Scope.ALL)


class TokenAnswer(serializers.Serializer):
    """``token`` is shown here once and never again."""

    token = serializers.CharField()
    expires_at = serializers.DateTimeField()


class DutyAnswer(serializers.Serializer):
    centre = serializers.CharField(source="centre.code")
    agency = serializers.CharField(source="agency.code", default=None)
    role = serializers.CharField()


class MeAnswer(serializers.Serializer):
    staff_number = serializers.CharField()
    name = serializers.CharField()
    duties = DutyAnswer(many=True)


class CheckInBody(Body):
    agency = AgencyField()
    window = WindowField(required=False, default=None)


class StandingAnswer(serializers.Serializer):
    """Whether an agency can be met now, and why."""

    mode = serializers.CharField()
    is_here = serializers.BooleanField()
    words = serializers.CharField()
    window = serializers.IntegerField(source="window.number", default=None)


class MatterBody(Body):
    kind = serializers.ChoiceField([k for k in MatterKind.choices if k[0] != MatterKind.DISPUTE])
    topic = serializers.CharField(max_length=80)
    facts = serializers.CharField(max_length=20000, required=False, default="", allow_blank=True)
    channel = serializers.ChoiceField(Channel.choices, default=Channel.WINDOW)
    window = WindowField(required=False, default=None)


class HandOverBody(Body):
    agency = AgencyField()
    receipt_number = serializers.CharField(max_length=40)


class MatterAnswer(serializers.ModelSerializer):
    handed_to = AgencyName(allow_null=True)

    class Meta:
        model = Matter
        fields = (
            "id",
            "kind",
            "channel",
            "topic",
            "received_at",
            "answered_at",
            "handed_to",
            "handed_at",
            "receipt_number",
        )


class ProposalBody(Body):
    facts = serializers.CharField(max_length=20000)
    request = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)
    relation = serializers.CharField(max_length=40, required=False, default="", allow_blank=True)


class ProposalAnswer(serializers.Serializer):
    """A proposal with the words it rests on; a person decides."""

    category = serializers.CharField()
    subtype = serializers.CharField()
    track = serializers.CharField()
    confidence = serializers.FloatField()
    words = serializers.ListField(child=serializers.CharField())
    sides = serializers.ListField(child=serializers.CharField())
    question = serializers.CharField()


class RouteProposalAnswer(serializers.Serializer):
    rule = serializers.CharField()
    lead = AgencyName()
    mediating_body = AgencyName(allow_null=True)
    window = serializers.IntegerField(source="window.number", default=None)
    assisting = AgencyName(many=True)
    standing = StandingAnswer()
    reason = serializers.CharField()


@extend_schema(
    operation_id="token_issue",
    summary="A token for a program",
    request=CredentialsBody,
    responses={201: TokenAnswer} | refusals(403),
)
@opened
def token(request: Request) -> Response:
    at = clock.now()
    checked = CredentialsBody(data=request.data)
    checked.is_valid(raise_exception=True)
    body = checked.validated_data
    try:
        tried = signing_in.begin(body["staff_number"], source=casework.origin_of(request.META), at=at)
    except too_many.TooManyAttempts as often:
        raise exceptions.Throttled(detail=too_many.words_for(often, at=at)) from often
    user = authenticate(request, username=body["staff_number"], password=body["password"])
    if not isinstance(user, User):
        raise exceptions.AuthenticationFailed(_("Staff number or password is wrong."))
    tried.was_right()
    if Authenticator.objects.filter(user=user).exists():
        raise exceptions.AuthenticationFailed(_("This account has a second factor: issue the token on the page."))
    if second_factors.is_missing(user, at=datetime.now(UTC)):
        raise exceptions.AuthenticationFailed(_("This account needs a second factor first: sign in on the page."))
    issued, secret = tokens.issue(user, name=body["name"], scopes=[body["scope"]], lasts=TOKEN_LIVES, at=at)
    return Response({"token": secret, "expires_at": issued.expires_at}, status=status.HTTP_201_CREATED)


@extend_schema(operation_id="me", summary="Who I am and where I serve", responses=MeAnswer)
@api_view(["GET"])
def me(request: Request) -> Response:
    staff = asked(request)
    duties = (
        Membership.objects.current(hours.day_of(staff.at)).filter(user=staff.user).select_related("centre", "agency")
    )
    answer = {"staff_number": staff.user.staff_number, "name": staff.user.name, "duties": duties}
    return Response(MeAnswer(answer).data)


@asks(POST=CentreQuery)
@extend_schema(
    operation_id="check_in", summary="Check in for one's agency", request=CheckInBody, responses=StandingAnswer
)
@api_view(["POST"])
def check_in(request: Request) -> Response:
    staff = asked(request)
    body = validated(CheckInBody, staff, centre=centre_of(staff))
    try:
        presence.check_in(body["agency"], user=staff.user, window=body["window"], at=staff.at)
    except presence.NotOfThisAgency as not_theirs:
        raise exceptions.PermissionDenied(_("You do not serve in this agency.")) from not_theirs
    return Response(StandingAnswer(presence.standing_of(body["agency"], at=staff.at)).data)


@asks(GET=CentreQuery)
@extend_schema(operation_id="agency_standing", summary="Whether an agency can be met now", responses=StandingAnswer)
@api_view(["GET"])
def agency_standing(request: Request, agency: str) -> Response:
    staff = asked(request)
    row = get_object_or_404(Agency, centre=centre_of(staff), code=agency)
    return Response(StandingAnswer(presence.standing_of(row, at=staff.at)).data)


@asks(GET=PageQuery, POST=CentreQuery)
@extend_schema(
    methods=["GET"], operation_id="matters_list", summary="What was brought", responses=page_of(MatterAnswer)
)
@extend_schema(
    methods=["POST"],
    operation_id="matter_receive",
    summary="Receive a matter that is no dispute",
    request=MatterBody,
    parameters=[IDEMPOTENCY_KEY],
    responses={201: MatterAnswer},
)
@api_view(["GET", "POST"])
def matters(request: Request) -> Response:
    staff = asked(request)
    if request.method == "GET":
        query_of(request, PageQuery)
        pages = ByOrder(NEWEST)
        rows = Matter.objects.filter(centre__in=staff.by.centre_wide_ids).select_related("handed_to")
        access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=None, about="matter", at=staff.at)
        return pages.get_paginated_response(MatterAnswer(pages.paginate_queryset(rows, request), many=True).data)
    centre = centre_of(staff)
    if not staff.by.holds(*AT_ANY_WINDOW, centre_id=centre.pk):
        raise exceptions.PermissionDenied

    def answer() -> tuple[int, Any]:
        body = validated(MatterBody, staff, centre=centre)
        received = intake.receive(
            centre,
            kind=body["kind"],
            topic=body["topic"],
            facts=body["facts"],
            channel=body["channel"],
            window=body["window"],
            by=staff.by,
            at=staff.at,
        )
        return status.HTTP_201_CREATED, MatterAnswer(received).data

    with transaction.atomic():
        return once(staff, answer)


@extend_schema(
    operation_id="matter_answer", summary="Record that it was answered", request=None, responses=MatterAnswer
)
@api_view(["POST"])
def matter_answer(request: Request, matter_id: str) -> Response:
    staff = asked(request)
    matter = get_object_or_404(Matter, pk=matter_id, centre__in=staff.by.centre_wide_ids)
    intake.answer(matter, by=staff.by, at=staff.at)
    return Response(MatterAnswer(matter).data)


@extend_schema(
    operation_id="matter_hand_over", summary="Hand it over with a receipt", request=HandOverBody, responses=MatterAnswer
)
@api_view(["POST"])
def matter_hand_over(request: Request, matter_id: str) -> Response:
    staff = asked(request)
    matter = get_object_or_404(Matter, pk=matter_id, centre__in=staff.by.centre_wide_ids)
    body = validated(HandOverBody, staff, centre=matter.centre)
    intake.hand_over(matter, agency=body["agency"], receipt_number=body["receipt_number"], by=staff.by, at=staff.at)
    return Response(MatterAnswer(matter).data)


@extend_schema(
    operation_id="proposal",
    summary="What kind of dispute it seems to be",
    request=ProposalBody,
    responses=ProposalAnswer(many=True),
)
@api_view(["POST"])
def proposal(request: Request) -> Response:
    body = validated(ProposalBody, asked(request))
    proposals = routing.propose(facts=body["facts"], request=body["request"], relation=body["relation"])
    return Response(ProposalAnswer(proposals, many=True).data)


@extend_schema(
    operation_id="case_route_proposal",
    summary="Which agency the rules name, and whether it is here now",
    responses=RouteProposalAnswer,
)
@api_view(["GET"])
def route_proposal(request: Request, code: str) -> Response:
    staff = asked(request)
    try:
        return Response(RouteProposalAnswer(routing.suggest(casework.load_case(code, staff), at=staff.at)).data)
    except routing.NoAgency as none:
        raise exceptions.NotFound(_("No rule of this centre names an agency for it.")) from none
