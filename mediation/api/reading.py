"""What a case has gathered: its journal, messages, papers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from mediation import handling
from mediation.access import visibility
from mediation.api.acting import asked, find, load, note_look
from mediation.api.answers import EventAnswer, FindingAnswer, NoticeAnswer, PaperOfCase
from mediation.documents import downloads
from mediation.models import Paper


@extend_schema(operation_id="case_events", summary="The journal of a case", responses=EventAnswer(many=True))
@api_view(["GET"])
def events(request: Request, code: str) -> Response:
    staff = asked(request)
    return Response(EventAnswer(visibility.events(load(code, staff, part=True), staff.by), many=True).data)


@extend_schema(operation_id="case_notices", summary="What is or was owed to whom", responses=NoticeAnswer(many=True))
@api_view(["GET"])
def notices(request: Request, code: str) -> Response:
    staff = asked(request)
    found = visibility.notices(load(code, staff, part=True), staff.by).select_related("party", "settled_by")
    found = found.order_by("due_at", "id")
    return Response(NoticeAnswer(found, many=True).data)


@extend_schema(operation_id="case_papers", summary="The papers of a case", responses=PaperOfCase(many=True))
@api_view(["GET"])
def papers(request: Request, code: str) -> Response:
    staff = asked(request)
    found = (
        visibility.papers(load(code, staff, part=True), staff.by).select_related("party", "retried_by").defer("content")
    )
    return Response(PaperOfCase(found, many=True).data)


@extend_schema(
    operation_id="case_findings", summary="What is wrong with the agreement", responses=FindingAnswer(many=True)
)
@api_view(["GET"])
def findings(request: Request, code: str) -> Response:
    staff = asked(request)
    agreement = get_object_or_404(load(code, staff).agreements.live()[:1])
    return Response(FindingAnswer(handling.check_agreement(agreement, at=staff.at), many=True).data)


@extend_schema(
    operation_id="case_paper",
    summary="One paper as PDF",
    responses={(200, "application/pdf"): OpenApiTypes.BINARY},
)
@api_view(["GET"])
def paper(request: Request, code: str, paper_id: str) -> HttpResponse:
    staff = asked(request)
    case = find(code, staff)
    ready = get_object_or_404(visibility.papers(case, staff.by), pk=paper_id, state=Paper.State.READY)
    note_look(staff, case, ready)
    said = downloads.headers(ready.file_name)
    return HttpResponse(bytes(ready.content or b""), content_type="application/pdf", headers=said)
