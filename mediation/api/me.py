"""Who I am and where I serve."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from mediation.api.entrance import asked
from windows import hours
from windows.models import Membership


class DutyAnswer(serializers.Serializer):
    centre = serializers.CharField(source="centre.code")
    agency = serializers.CharField(source="agency.code", default=None)
    role = serializers.CharField()


class MeAnswer(serializers.Serializer):
    staff_number = serializers.CharField()
    name = serializers.CharField()
    duties = DutyAnswer(many=True)


@extend_schema(operation_id="me", summary="Who I am and where I serve", responses=MeAnswer)
@api_view(["GET"])
def me(request: Request) -> Response:
    staff = asked(request)
    duties = (
        Membership.objects.current(hours.day_of(staff.at)).filter(user=staff.user).select_related("centre", "agency")
    )
    answer = {"staff_number": staff.user.staff_number, "name": staff.user.name, "duties": duties}
    return Response(MeAnswer(answer).data)
