"""Doing an act: the page with its sheet, and what happens when it is sent.

Pressed twice it has one effect. Whoever acts on a case that has changed meanwhile is told first what changed, and
nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mediation import casework
from mediation.access.visibility import VisibleCase
from mediation.lifecycle import NotAllowed
from mediation.models import Case
from mediation.states import Event
from mediation.web.case import act_drafts
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActPage
from mediation.web.case.fields import number_of
from mediation.web.case.frame import frame
from mediation.web.shell import drafts
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.refusals import refusals_on
from mediation.web.shell.sent_once import answered, once

RELATED = ("mediating_body", "mediator", "window")

#: What comes of a file some seconds after it was taken in changes nothing about what somebody is writing.
BY_ITSELF = frozenset({Event.MATERIAL_CHECKED, Event.MATERIAL_REFUSED})


def view_of(act_page: ActPage[Any]) -> Callable[..., HttpResponse]:
    """The page of one act."""

    @never_cache
    @require_http_methods(["GET", "POST"])
    @page
    def acting(staff: StaffRequest, code: str) -> HttpResponse:
        if staff.request.method == "POST" and answered(staff, staff.request.POST.get("form_id", "")) is not None:
            return _onward(staff, code, act_page)
        case = casework.load_case(code, staff, *RELATED, part=True)
        try:
            act_page.act.require(case, by=staff.by, at=staff.at)
        except NotAllowed as no:
            return frame(staff, case, "mediation/case/closed.html", {"act": act_page, "reason": no.reason}, status=409)
        form = act_page.sheet(staff, case, initial=act_drafts.kept(act_page, case, staff))
        if not form.is_bound:
            return _shown(staff, case, act_page, form)
        if rebuilt := form.rebuilt():
            return _shown(staff, case, act_page, rebuilt)
        changes = _changed_meanwhile(staff, case, form)
        if form.is_valid() and not changes and _done(staff, case, act_page, form):
            messages.success(staff.request, _("Done: %(what)s.") % {"what": act_page.words})
            return _onward(staff, code, act_page)
        return _shown(staff, _reread(case), act_page, form, changes=changes)

    acting.takes_files = act_page.takes_files  # type: ignore[attr-defined]  # read by middleware.plain_requests
    return acting


def _onward(staff: StaffRequest, code: str, act_page: ActPage[Any]) -> HttpResponse:
    """To what follows; to one's queues where the case has left one's sight, as after an objection."""
    known = Case.objects.visible_to(staff.by).with_code(code)
    if known.exists():
        return redirect(act_page.then, code=code)
    return redirect("queues")


def _changed_meanwhile(staff: StaffRequest, case: Case, form: ActForm[Any]) -> list[casework.JournalLine]:
    """The lines that whoever sent this had not read; sent again it counts, since now they have."""
    seen = number_of(form.data.get("seen", ""))
    if seen is None or seen >= case.head_seq:
        return []
    again = staff.request.POST.copy()
    again["seen"] = str(case.head_seq)
    form.data = again
    lines = casework.timeline(VisibleCase(case, staff.by, staff.at))
    return [line for line in lines if line.seq > seen and line.kind not in BY_ITSELF]


def _done(staff: StaffRequest, case: Case, act_page: ActPage[Any], form: ActForm[Any]) -> bool:
    """Whether the verb was carried out; where not, the form says why."""

    def answer() -> dict[str, Any]:
        act_page.carry_out(case, form, staff)
        if act_page.keeps:
            drafts.forget(staff.user, act_page.address, case=case)
        return {}

    with refusals_on(form, form.field_of), transaction.atomic():
        once(staff, form.cleaned_data["form_id"], answer)
    return form.is_valid()


def _reread(case: Case) -> Case:
    """The case as it stands: a verb that was refused halfway has left its marks on the one in hand."""
    return Case.objects.select_related("centre", "owner", *RELATED).get(pk=case.pk)


def _shown(
    staff: StaffRequest,
    case: Case,
    act_page: ActPage[Any],
    form: ActForm[Any],
    *,
    changes: list[casework.JournalLine] | None = None,
) -> HttpResponse:
    context = {"act": act_page, "form": form, "changes": changes or []}
    status = 409 if changes else 200
    return frame(staff, case, act_page.template, context, status=status)
