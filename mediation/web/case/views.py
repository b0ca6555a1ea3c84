"""The page of a case: what comes next, what was dealt, who, sessions, the agreement, papers; and what hangs on it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mediation import casework
from mediation.access.visibility import VisibleCase
from mediation.casework import disclosure
from mediation.documents import downloads, uploads
from mediation.models import Case
from mediation.web.case.frame import frame
from mediation.web.case.page import page_of
from mediation.web.case.particulars import WhyForm
from mediation.web.shell.entrance import StaffRequest, page

RELATED = ("mediating_body", "mediator", "window", "first_contact")


@never_cache
@page
def case(staff: StaffRequest, code: str) -> HttpResponse:
    the_case = casework.load_case(code, staff, *RELATED, part=True)
    return frame(staff, the_case, "mediation/case/case.html", page_of(VisibleCase(the_case, staff.by, staff.at), staff))


@never_cache
@page
def news(staff: StaffRequest, code: str) -> HttpResponse:
    """Whether somebody changed the case since ``?version=``: 204, or that it was. It is no look at the case."""
    visible = Case.objects.visible_to(staff.by).with_code(code)
    head = visible.values_list("head_seq", flat=True).first()
    if head is None:
        raise Http404
    if staff.request.GET.get("version") == str(head):
        return HttpResponse(status=204)
    sentence = _("Somebody changed this case: press . to read it again")
    return JsonResponse({"version": str(head), "rows": [], "message": sentence})


news.asks_by_itself = True  # type: ignore[attr-defined]  # read by middleware.signed_in


@never_cache
@require_http_methods(["GET", "POST"])
@page
def paper(staff: StaffRequest, code: str, paper_id: UUID) -> HttpResponse:
    """One paper as it was rendered, to be kept or printed; sent with a reason where it is asked for."""
    case = casework.find_case(code, staff)
    form = WhyForm(staff.request.POST or None, initial={"why": "paper"})
    try:
        ready = disclosure.find_paper(case, paper_id, staff, reason=_reason(form))
    except disclosure.ReasonNeeded:
        return _why(staff, case, form)
    headers = downloads.headers(ready.file_name)
    return HttpResponse(bytes(ready.content or b""), content_type="application/pdf", headers=headers)


@never_cache
@require_http_methods(["GET", "POST"])
@page
def material(staff: StaffRequest, code: str, material_id: UUID) -> HttpResponse:
    """Something that was handed in, as it is kept; ``?show`` shows a picture. The look at this very file is noted."""
    case = casework.find_case(code, staff)
    handed = get_object_or_404(VisibleCase(case, staff.by, staff.at).files(), pk=material_id)
    handed.case = case
    form = WhyForm(staff.request.POST or None, initial={"why": "paper"})
    try:
        content = disclosure.hand_out_material(handed, staff, reason=_reason(form))
    except disclosure.ReasonNeeded:
        return _why(staff, case, form)
    except uploads.NotAsReceived:
        return frame(staff, case, "mediation/case/not_as_received.html", {"material": handed}, status=409)
    except (uploads.StillChecked, uploads.NotKept):
        return frame(staff, case, "mediation/case/not_handed_out.html", {"material": handed}, status=409)
    # Only a picture was made anew here, so only that is shown by a browser.
    headers = downloads.headers(handed.file_name, in_browser=handed.is_picture and "show" in staff.request.GET)
    return HttpResponse(content, content_type=handed.media_type, headers=headers)


def _reason(form: WhyForm) -> str:
    return form.reason if form.is_valid() else ""


def _why(staff: StaffRequest, case: Case, form: WhyForm) -> HttpResponse:
    """The sheet that asks for the reason; what is sent from it hands the file out."""
    return frame(staff, case, "mediation/case/why.html", {"form": form})
