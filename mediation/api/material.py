"""One piece of evidence by program: its file, what became of it, whether the parties may read it."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mediation import casework
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.api.answers.materials import MaterialAnswer
from mediation.api.bodies.reasons import DisclosureReasonBody, reason_in
from mediation.api.description import refusals
from mediation.api.entrance import StaffRequest, asked
from mediation.api.problems import Conflict
from mediation.casework import disclosure
from mediation.casework.acts import materials as acts
from mediation.casework.acts.materials import SharingArguments
from mediation.documents import downloads, uploads
from mediation.inspection.kinds import KEPT_AS
from mediation.models import Case, Material

ANY_FILE = {(200, *sorted(KEPT_AS)): OpenApiTypes.BINARY}


class MaterialView(APIView):
    """One file; sent with the reason by who reads it for a reason alone."""

    @extend_schema(operation_id="case_material", summary="One file, to be kept", responses=ANY_FILE | refusals(409))
    def get(self, request: Request, code: str, number: int) -> HttpResponse:
        return self._hand_out(request, code, number, has_reason=False)

    @extend_schema(
        operation_id="case_material_with_reason",
        summary="One file, with the reason why it is read",
        request=DisclosureReasonBody,
        responses=ANY_FILE | refusals(409),
    )
    def post(self, request: Request, code: str, number: int) -> HttpResponse:
        return self._hand_out(request, code, number, has_reason=True)

    def _hand_out(self, request: Request, code: str, number: int, *, has_reason: bool) -> HttpResponse:
        staff = asked(request)
        handed = _of(casework.find_case(code, staff), number)
        content = _content(handed, staff, reason_in(request) if has_reason else "")
        return HttpResponse(content, content_type=handed.media_type, headers=downloads.headers(handed.file_name))


@extend_schema(operation_id="case_material_state", summary="What became of one file", responses=MaterialAnswer)
@api_view(["GET"])
def material_state(request: Request, code: str, number: int) -> Response:
    staff = asked(request)
    case = casework.load_case(code, staff)
    permissions.require(staff.by, Act.READ_MATERIAL, case)
    return Response(MaterialAnswer(_of(case, number)).data)


class Sharing(APIView):
    """Whether the parties may read one file."""

    @extend_schema(
        operation_id="case_material_shared",
        summary="Show a file to the parties",
        request=None,
        responses=MaterialAnswer,
    )
    def post(self, request: Request, code: str, number: int) -> Response:
        return self._share(request, code, number, is_shared=True)

    @extend_schema(operation_id="case_material_unshared", summary="Show it no longer", responses={200: MaterialAnswer})
    def delete(self, request: Request, code: str, number: int) -> Response:
        return self._share(request, code, number, is_shared=False)

    def _share(self, request: Request, code: str, number: int, *, is_shared: bool) -> Response:
        staff = asked(request)
        with transaction.atomic():
            case = casework.load_case(code, staff)
            acts.sharing.require(case, by=staff.by, at=staff.at)
            arguments = SharingArguments(_of(case, number), is_shared=is_shared)
            shared = acts.sharing.carry_out(case, arguments, by=staff.by, at=staff.at)
            return Response(MaterialAnswer(shared).data)


def _content(material: Material, staff: StaffRequest, reason: str) -> bytes:
    try:
        return disclosure.hand_out_material(material, staff, reason=reason)
    except uploads.NotAsReceived as wrong:
        raise Conflict(
            _("What is stored is not what was received, so it is not handed out."), "not_as_received"
        ) from wrong
    except uploads.StillChecked as soon:
        raise Conflict(_("This file is still being checked. Ask for it again shortly."), "still_checked") from soon
    except uploads.NotKept as refused:
        raise Conflict(material.refusal, "not_kept") from refused


def _of(case: Case, number: int) -> Material:
    if number > 32767:
        raise exceptions.NotFound
    material: Material = get_object_or_404(case.materials, number=number)
    material.case = case
    return material


material = MaterialView.as_view()
sharing = Sharing.as_view()
