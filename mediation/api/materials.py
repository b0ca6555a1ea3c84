"""The evidence of a case by program: listed without its bytes, taken in as multipart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mediation import casework
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.access.visibility import VisibleCase
from mediation.api.acting import validated
from mediation.api.answers.materials import MaterialAnswer
from mediation.api.body import Body
from mediation.api.entrance import IDEMPOTENCY_KEY, asked, once
from mediation.api.fields import PartyField
from mediation.api.file_field import MaterialFileField
from mediation.casework.acts import materials as acts
from mediation.casework.acts.materials import MaterialArguments
from mediation.intake import MaterialGiven
from mediation.models import Material


class MaterialBody(Body):
    """``party``: who handed it in; left out: found by the centre itself. ``pages``: where the file cannot tell."""

    file = MaterialFileField()
    party = PartyField(required=False, default=None)
    kind = serializers.ChoiceField(Material.Kind.choices)
    form = serializers.ChoiceField(Material.Form.choices, default=Material.Form.COPY)
    title = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    note = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    pages = serializers.IntegerField(min_value=1, max_value=2000, required=False, default=None, allow_null=True)


class Materials(APIView):
    """The evidence of a case."""

    parser_classes = [MultiPartParser]

    @extend_schema(operation_id="case_materials", summary="The evidence of a case", responses=MaterialAnswer(many=True))
    def get(self, request: Request, code: str) -> Response:
        staff = asked(request)
        case = casework.load_case(code, staff)
        permissions.require(staff.by, Act.READ_MATERIAL, case)
        rows = VisibleCase(case, staff.by, staff.at).materials().listed()
        return Response(MaterialAnswer(rows, many=True).data)

    @extend_schema(
        operation_id="case_material_received",
        summary="Take in a file as evidence",
        request={"multipart/form-data": MaterialBody},
        responses={202: MaterialAnswer},
        parameters=[IDEMPOTENCY_KEY],
    )
    def post(self, request: Request, code: str) -> Response:
        staff = asked(request)
        with transaction.atomic():
            case = casework.load_case(code, staff)

            def answer() -> tuple[int, Any]:
                acts.material.require(case, by=staff.by, at=staff.at)
                arguments = _arguments(validated(MaterialBody, staff, case=case, centre=case.centre))
                received = acts.material.carry_out(case, arguments, by=staff.by, at=staff.at)
                return status.HTTP_202_ACCEPTED, MaterialAnswer(received).data

            return once(staff, answer)


def _arguments(data: Mapping[str, Any]) -> MaterialArguments:
    about = MaterialGiven(
        kind=data["kind"],
        title=data["title"],
        party=data["party"],
        form=data["form"],
        note=data["note"],
        pages=data["pages"],
    )
    return MaterialArguments(upload=data["file"], about=about)


materials = Materials.as_view()
materials.takes_files = True  # type: ignore[attr-defined]  # read by middleware.plain_requests
