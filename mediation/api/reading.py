"""What a case has gathered: its journal, messages, papers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mediation import casework, handling
from mediation.access.visibility import VisibleCase
from mediation.api.answers.agreements import FindingAnswer
from mediation.api.answers.events import EventAnswer
from mediation.api.answers.notices import NoticeAnswer
from mediation.api.answers.papers import PaperOfCase
from mediation.api.bodies.reasons import DisclosureReasonBody, reason_in
from mediation.api.entrance import asked
from mediation.casework import disclosure
from mediation.documents import downloads

PDF = {(200, "application/pdf"): OpenApiTypes.BINARY}


@extend_schema(operation_id="case_events", summary="The journal of a case", responses=EventAnswer(many=True))
@api_view(["GET"])
def events(request: Request, code: str) -> Response:
    staff = asked(request)
    case = casework.load_case(code, staff, part=True)
    return Response(EventAnswer(VisibleCase(case, staff.by, staff.at).events(), many=True).data)


@extend_schema(operation_id="case_notices", summary="What is or was owed to whom", responses=NoticeAnswer(many=True))
@api_view(["GET"])
def notices(request: Request, code: str) -> Response:
    staff = asked(request)
    case = casework.load_case(code, staff, part=True)
    rows = (
        VisibleCase(case, staff.by, staff.at).notices().select_related("party", "settled_by").order_by("due_at", "id")
    )
    return Response(NoticeAnswer(rows, many=True).data)


@extend_schema(operation_id="case_papers", summary="The papers of a case", responses=PaperOfCase(many=True))
@api_view(["GET"])
def papers(request: Request, code: str) -> Response:
    staff = asked(request)
    case = casework.load_case(code, staff, part=True)
    rows = VisibleCase(case, staff.by, staff.at).papers().select_related("party", "retried_by").defer("content")
    return Response(PaperOfCase(rows, many=True).data)


@extend_schema(
    operation_id="case_findings", summary="What is wrong with the agreement", responses=FindingAnswer(many=True)
)
@api_view(["GET"])
def findings(request: Request, code: str) -> Response:
    staff = asked(request)
    agreement = get_object_or_404(casework.load_case(code, staff).agreements.live()[:1])
    return Response(FindingAnswer(handling.check_agreement(agreement, at=staff.at), many=True).data)


class PaperView(APIView):
    """One paper; sent with the reason by who reads it in full for a reason alone."""

    @extend_schema(operation_id="case_paper", summary="One paper as PDF", responses=PDF)
    def get(self, request: Request, code: str, paper_id: str) -> HttpResponse:
        return self._hand_out(request, code, paper_id, has_reason=False)

    @extend_schema(
        operation_id="case_paper_with_reason",
        summary="One paper as PDF, with the reason why it is read in full",
        request=DisclosureReasonBody,
        responses=PDF,
    )
    def post(self, request: Request, code: str, paper_id: str) -> HttpResponse:
        return self._hand_out(request, code, paper_id, has_reason=True)

    def _hand_out(self, request: Request, code: str, paper_id: str, *, has_reason: bool) -> HttpResponse:
        staff = asked(request)
        case = casework.find_case(code, staff)
        reason = reason_in(request) if has_reason else ""
        ready = disclosure.find_paper(case, paper_id, staff, reason=reason)
        headers = downloads.headers(ready.file_name)
        return HttpResponse(bytes(ready.content or b""), content_type="application/pdf", headers=headers)


paper = PaperView.as_view()
