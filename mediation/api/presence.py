"""Checking in for one's agency, and whether an agency can be met now."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from mediation.api.acting import validated
from mediation.api.body import Body
from mediation.api.entrance import asked, centre_of
from mediation.api.fields import AgencyField, WindowField
from mediation.api.queries import CentreQuery, asks
from windows import presence
from windows.models import Agency


class CheckInBody(Body):
    agency = AgencyField()
    window = WindowField(required=False, default=None)


class StandingAnswer(serializers.Serializer):
    """Whether an agency can be met now, and why."""

    mode = serializers.CharField()
    is_here = serializers.BooleanField()
    words = serializers.CharField()
    window = serializers.IntegerField(source="window.number", default=None)


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
