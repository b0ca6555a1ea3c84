"""What is typed on the sheet of an act and not sent yet."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from mediation import casework
from mediation.access import permissions
from mediation.models import Case
from mediation.web.case import acts
from mediation.web.case.act_pages import ActPage
from mediation.web.shell import drafts
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.sent_once import answered


@require_POST
@page
def draft(staff: StaffRequest, code: str, noun: str) -> HttpResponse:
    """Keep what stands on a sheet; what was sent meanwhile is no draft any more."""
    act_page, case = acts.BY_ADDRESS.get(noun), casework.load_case(code, staff, part=True)
    if act_page is None or not act_page.keeps:
        raise Http404
    permissions.require(staff.by, act_page.act.permitted_by, case)
    if answered(staff, staff.request.POST.get("form_id", "")) is None:
        drafts.keep(staff.user, act_page.address, staff.request.POST, at=staff.at, case=case)
    return JsonResponse({"saved_at": f"{localtime(staff.at):%H:%M}"})


def kept(act_page: ActPage[Any], case: Case, staff: StaffRequest) -> dict[str, Any]:
    """What was typed before and never sent."""
    is_begun = act_page.keeps and staff.request.method == "GET"
    kept = drafts.find(staff.user, act_page.address, at=staff.at, case=case) if is_begun else None
    if kept is None:
        return {}
    typed = act_page.form(kept[0], case=case, staff=staff).typed()
    return {name: value for name, value in typed.items() if name not in ("form_id", "seen")}
