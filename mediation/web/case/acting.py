"""Doing an act: the page with its sheet, and what happens when it is sent.

Pressed twice it has one effect. Whoever acts on a case that has changed meanwhile is told first what changed, and
nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mediation import casework
from mediation.access import permissions
from mediation.lifecycle import NotAllowed
from mediation.models import Case
from mediation.states import Event
from mediation.web.case import acts
from mediation.web.case.act_pages import ActForm, ActPage, require
from mediation.web.case.fields import number_of
from mediation.web.case.frame import frame
from mediation.web.shell import drafts
from mediation.web.shell.entrance import StaffRequest, answered, load, once, page, refusals_on

RELATED = ("mediating_body", "mediator", "window")
#: What comes of a file some seconds after it was taken in changes nothing about what somebody is writing.
BY_ITSELF = frozenset({Event.MATERIAL_CHECKED, Event.MATERIAL_REFUSED})


def view_of(act: ActPage) -> Callable[..., HttpResponse]:
    """The page of one act."""

    @never_cache
    @require_http_methods(["GET", "POST"])
    @page
    def acting(staff: StaffRequest, code: str) -> HttpResponse:
        if staff.request.method == "POST" and answered(staff, staff.request.POST.get("form_id", "")) is not None:
            return _onward(staff, code, act)
        case = load(code, staff, *RELATED, part=True)
        try:
            require(act, case, staff)
        except NotAllowed as no:
            return frame(staff, case, "mediation/case/closed.html", {"act": act, "reason": no.reason}, status=409)
        form = act.sheet(staff, case, initial=_kept(act, case, staff))
        if not form.is_bound:
            return _shown(staff, case, act, form)
        if rebuilt := form.rebuilt():
            return _shown(staff, case, act, rebuilt)
        changes = _changed_meanwhile(staff, case, form)
        if form.is_valid() and not changes and _done(staff, case, act, form):
            messages.success(staff.request, _("Done: %(what)s.") % {"what": act.words})
            return _onward(staff, code, act)
        return _shown(staff, _reread(case), act, form, changes=changes)

    acting.takes_files = act.takes_files  # type: ignore[attr-defined]  # read by middleware.FewBytes
    return acting


@require_POST
@page
def draft(staff: StaffRequest, code: str, noun: str) -> HttpResponse:
    """Keep what stands on a sheet; what was sent meanwhile is no draft any more."""
    act, case = acts.BY_NOUN.get(noun), load(code, staff, part=True)
    if act is None or not act.keeps:
        raise Http404
    permissions.require(staff.by, act.act, case)
    if answered(staff, staff.request.POST.get("form_id", "")) is None:
        drafts.keep(staff.user, act.noun, staff.request.POST, at=staff.at, case=case)
    return JsonResponse({"saved_at": f"{localtime(staff.at):%H:%M}"})


def _onward(staff: StaffRequest, code: str, act: ActPage) -> HttpResponse:
    """To what follows; to one's queues where the case has left one's sight, as after an objection."""
    known = Case.objects.visible_to(staff.by).filter(code=code.replace("-", "").upper())
    if known.exists():
        return redirect(act.then, code=code)
    return redirect("queues")


def _kept(act: ActPage, case: Case, staff: StaffRequest) -> dict[str, Any]:
    """What was typed before and never sent."""
    is_begun = act.keeps and staff.request.method == "GET"
    kept = drafts.find(staff.user, act.noun, at=staff.at, case=case) if is_begun else None
    if kept is None:
        return {}
    typed = act.form(kept[0], case=case, staff=staff).typed()
    return {name: value for name, value in typed.items() if name not in ("form_id", "seen")}


def _changed_meanwhile(staff: StaffRequest, case: Case, form: ActForm) -> list[casework.Told]:
    """The lines that whoever sent this had not read; sent again it counts, since now they have."""
    seen = number_of(form.data.get("seen", ""))
    if seen is None or seen >= case.head_seq:
        return []
    again = staff.request.POST.copy()
    again["seen"] = str(case.head_seq)
    form.data = again
    return [line for line in casework.timeline(case, staff.by) if line.seq > seen and line.kind not in BY_ITSELF]


def _done(staff: StaffRequest, case: Case, act: ActPage, form: ActForm) -> bool:
    """Whether the verb was carried out; where not, the form says why."""

    def answer() -> dict[str, Any]:
        act.do(case, form.said(), by=staff.by, at=staff.at)
        if act.keeps:
            drafts.forget(staff.user, act.noun, case=case)
        return {}

    with refusals_on(form, form.field_of), transaction.atomic():
        once(staff, form.cleaned_data["form_id"], answer)
    return form.is_valid()


def _reread(case: Case) -> Case:
    """The case as it stands: a verb that was refused halfway has left its marks on the one in hand."""
    return Case.objects.select_related("centre", "owner", *RELATED).get(pk=case.pk)


def _shown(
    staff: StaffRequest, case: Case, act: ActPage, form: ActForm, *, changes: list[casework.Told] | None = None
) -> HttpResponse:
    context = {"act": act, "form": form, "changes": changes or []}
    status = 409 if changes else 200
    return frame(staff, case, act.template, context, status=status)
