"""The page of a case: what comes next, what was dealt, who, sessions, the agreement, papers; and what hangs on it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mediation import casework
from mediation.casework import sight
from mediation.documents import uploads
from mediation.models import Case, Paper
from mediation.web.case_frame import frame
from mediation.web.case_page import page_of
from mediation.web.entering import Asked, find, load, note_look, page
from mediation.web.handing_in import given_out

RELATED = ("mediating_body", "mediator", "window", "first_contact")


@never_cache
@page
def case(ask: Asked, code: str) -> HttpResponse:
    found = load(code, ask, *RELATED, part=True)
    return frame(ask, found, "mediation/case/case.html", page_of(found, ask))


@never_cache
@page
def news(ask: Asked, code: str) -> HttpResponse:
    """Whether somebody changed the case since ``?version=``: 204, or that it was. It is no look at the case."""
    visible = Case.objects.visible_to(ask.by).filter(code=code)
    head = visible.values_list("head_seq", flat=True).first()
    if head is None:
        raise Http404
    if ask.request.GET.get("version") == str(head):
        return HttpResponse(status=204)
    said = _("Somebody changed this case: press . to read it again")
    return JsonResponse({"version": str(head), "rows": [], "message": said})


@never_cache
@page
def paper(ask: Asked, code: str, paper_id: UUID) -> HttpResponse:
    """One paper as it was rendered, to be kept or printed."""
    found = find(code, ask)
    ready = get_object_or_404(sight.papers(found, ask.by), pk=paper_id, state=Paper.State.READY)
    note_look(ask, found, ready)
    return _file(bytes(ready.content or b""), "application/pdf", f"{ready.kind}-{ready.number}.pdf")


@never_cache
@page
def material(ask: Asked, code: str, material_id: UUID) -> HttpResponse:
    """Something that was handed in, as it is kept; ``?show`` shows a picture. The look at this very file is noted."""
    found = find(code, ask)
    handed = get_object_or_404(sight.materials(found, ask.by), pk=material_id)
    handed.case = found
    try:
        content = casework.read_material(handed, by=ask.by, at=ask.at)
    except uploads.NotAsReceived:
        return frame(ask, found, "mediation/case/not_as_received.html", {"material": handed}, status=409)
    note_look(ask, found, handed)
    return given_out(handed, content, in_browser="show" in ask.request.GET)


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
