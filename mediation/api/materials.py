"""Evidence by program: sent as multipart, listed without its bytes, given out one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.decorators import api_view
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mediation import casework
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.access.visibility import VisibleCase
from mediation.api.acting import validated
from mediation.api.bodies.reasons import DisclosureReasonBody, reason_in
from mediation.api.body import Body
from mediation.api.description import refusals
from mediation.api.entrance import IDEMPOTENCY_KEY, StaffRequest, asked, once
from mediation.api.fields import PartyField
from mediation.api.problems import Conflict
from mediation.casework import disclosure
from mediation.casework.acts import materials as acts
from mediation.casework.acts.materials import MaterialArguments, SharingArguments
from mediation.documents import downloads, uploads
from mediation.inspection.kinds import KEPT_AS
from mediation.intake import MaterialGiven
from mediation.models import Case, Material


class MaterialFileField(serializers.FileField):
    """One file, as ``uploads.WORDS`` says; looked at before anything is kept of it."""

    def to_internal_value(self, data: Any) -> Any:
        sent = super().to_internal_value(data)
        try:
            return uploads.taken(sent)
        except uploads.Refused as no:
            raise serializers.ValidationError(no.message_dict["file"], code=no.why) from no


class MaterialBody(Body):
    """``party``: who handed it in; left out: found by the centre itself. ``pages``: where the file cannot tell."""

    file = MaterialFileField()
    party = PartyField(required=False, default=None)
    kind = serializers.ChoiceField(Material.Kind.choices)
    form = serializers.ChoiceField(Material.Form.choices, default=Material.Form.COPY)
    title = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    note = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    pages = serializers.IntegerField(min_value=1, max_value=2000, required=False, default=None, allow_null=True)


class MaterialAnswer(serializers.ModelSerializer):
    """What was handed in. ``state``: it is given out once it was looked into and kept; ``refusal`` says why it was not.

    ``digest``: SHA-256 of what is given out, null before; ``sent_digest``: of what came in, before a picture was made
    anew.
    """

    party = serializers.IntegerField(source="party.number", default=None)
    refusal = serializers.SerializerMethodField()
    digest = serializers.SerializerMethodField()
    sent_digest = serializers.SerializerMethodField()
    is_whole = serializers.SerializerMethodField()

    class Meta:
        model = Material
        fields: tuple[str, ...] = (
            *("number", "party", "kind", "form", "title", "note", "state", "refusal", "pages", "media_type", "size"),
            *("digest", "sent_digest", "is_shared", "is_whole", "received_at"),
        )

    def get_refusal(self, material: Material) -> str | None:
        return material.refusal or None

    def get_digest(self, material: Material) -> str | None:
        return None if material.digest is None else bytes(material.digest).hex()

    def get_sent_digest(self, material: Material) -> str:
        return bytes(material.sent_digest).hex()

    def get_is_whole(self, material: Material) -> bool:
        return material.broken_at is None


ANY_FILE = {(200, *sorted(KEPT_AS)): OpenApiTypes.BINARY}


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
materials = Materials.as_view()
materials.takes_files = True  # type: ignore[attr-defined]  # read by middleware.FewBytes
sharing = Sharing.as_view()
