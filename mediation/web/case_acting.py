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

from mediation import casework, permissions
from mediation.lifecycle import NotAllowed
from mediation.models import Case
from mediation.web import acts, drafts
from mediation.web.act_fields import number_of
from mediation.web.case_acts import ActForm, ActPage, require
from mediation.web.case_frame import frame
from mediation.web.entering import Asked, answered, load, once, page, refusals_on

RELATED = ("mediating_body", "mediator", "window")


def view_of(act: ActPage) -> Callable[..., HttpResponse]:
    """The page of one act."""

    @never_cache
    @require_http_methods(["GET", "POST"])
    @page
    def acting(ask: Asked, code: str) -> HttpResponse:
        if ask.request.method == "POST" and answered(ask, ask.request.POST.get("form_id", "")) is not None:
            return _onward(ask, code, act)
        case = load(code, ask, *RELATED, part=True)
        try:
            require(act, case, ask)
        except NotAllowed as no:
            return frame(ask, case, "mediation/case/closed.html", {"act": act, "reason": no.reason}, status=409)
        form = act.sheet(ask, case, initial=_kept(act, case, ask))
        if not form.is_bound:
            return _shown(ask, case, act, form)
        if rebuilt := form.rebuilt():
            return _shown(ask, case, act, rebuilt)
        changes = _changed_meanwhile(ask, case, form)
        if form.is_valid() and not changes and _done(ask, case, act, form):
            messages.success(ask.request, _("Done: %(what)s.") % {"what": act.words})
            return _onward(ask, code, act)
        return _shown(ask, _reread(case), act, form, changes=changes)

    acting.takes_files = act.takes_files  # type: ignore[attr-defined]  # read by middleware.FewBytes
    return acting


@require_POST
@page
def draft(ask: Asked, code: str, noun: str) -> HttpResponse:
    """Keep what stands on a sheet; what was sent meanwhile is no draft any more."""
    act, case = acts.BY_NOUN.get(noun), load(code, ask, part=True)
    if act is None or not act.keeps:
        raise Http404
    permissions.require(ask.by, act.act, case)
    if answered(ask, ask.request.POST.get("form_id", "")) is None:
        drafts.keep(ask.user, act.noun, ask.request.POST, at=ask.at, case=case)
    return JsonResponse({"saved_at": f"{localtime(ask.at):%H:%M}"})


def _onward(ask: Asked, code: str, act: ActPage) -> HttpResponse:
    """To what follows; to one's queues where the case has left one's sight, as after an objection."""
    known = Case.objects.visible_to(ask.by).filter(code=code.replace("-", "").upper())
    if known.exists():
        return redirect(act.then, code=code)
    return redirect("queues")


def _kept(act: ActPage, case: Case, ask: Asked) -> dict[str, Any]:
    """What was typed before and never sent."""
    is_begun = act.keeps and ask.request.method == "GET"
    kept = drafts.find(ask.user, act.noun, at=ask.at, case=case) if is_begun else None
    if kept is None:
        return {}
    typed = act.form(kept[0], case=case, ask=ask).typed()
    return {name: value for name, value in typed.items() if name not in ("form_id", "seen")}


def _changed_meanwhile(ask: Asked, case: Case, form: ActForm) -> list[casework.Told]:
    """The lines that whoever sent this had not read; sent again it counts, since now they have."""
    seen = number_of(form.data.get("seen", ""))
    if seen is None or seen >= case.head_seq:
        return []
    again = ask.request.POST.copy()
    again["seen"] = str(case.head_seq)
    form.data = again
    return [line for line in casework.timeline(case, ask.by) if line.seq > seen]


def _done(ask: Asked, case: Case, act: ActPage, form: ActForm) -> bool:
    """Whether the verb was carried out; where not, the form says why."""

    def answer() -> dict[str, Any]:
        act.do(case, form.said(), by=ask.by, at=ask.at)
        if act.keeps:
            drafts.forget(ask.user, act.noun, case=case)
        return {}

    with refusals_on(form, form.field_of), transaction.atomic():
        once(ask, form.cleaned_data["form_id"], answer)
    return form.is_valid()


def _reread(case: Case) -> Case:
    """The case as it stands: a verb that was refused halfway has left its marks on the one in hand."""
    return Case.objects.select_related("centre", "owner", *RELATED).get(pk=case.pk)


def _shown(
    ask: Asked, case: Case, act: ActPage, form: ActForm, *, changes: list[casework.Told] | None = None
) -> HttpResponse:
    context = {"act": act, "form": form, "changes": changes or []}
    status = 409 if changes else 200
    return frame(ask, case, act.template, context, status=status)
