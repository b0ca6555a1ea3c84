"""The page of rights: what is asked for, what waits, what was decided; and the code that comes of it, shown once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _

from mediation.web.account.rights_form import AskForm, today_first
from mediation.web.shell.entrance import StaffRequest, page
from windows import hours
from windows import rights as rights_of
from windows.models import Centre, RightsChange, Role
from windows.rights import deciding

SHOWN = 50  # decided ones


@page
def rights(staff: StaffRequest) -> HttpResponse:
    """Whoever keeps rights asks and decides; the auditor reads."""
    centres = _kept(staff)
    if staff.request.method != "POST":
        return _page(staff, AskForm(centres=centres, initial=today_first(hours.day_of(staff.at))))
    form = AskForm(staff.request.POST, centres=centres)
    if form.is_valid():
        with _refusals_on(form):
            change, half = rights_of.ask(form.wish(), by=staff.user, at=staff.at)
        if form.is_valid():
            return _after(staff, change, half, is_first=True)
    return _page(staff, form, status=200 if form.is_valid() else 422)


@page
def decision(staff: StaffRequest, change_id: UUID) -> HttpResponse:
    """Approve it or refuse it; whoever asked may withdraw it."""
    change = get_object_or_404(_changes(_kept(staff)), pk=change_id)
    if staff.request.method != "POST":
        return HttpResponseRedirect(resolve_url("rights"))
    form, half = forms.Form(staff.request.POST), ""
    with _refusals_on(form):
        if staff.request.POST.get("answer") == "approve":
            half = rights_of.approve(change, by=staff.user, at=staff.at)
        else:
            rights_of.refuse(change, by=staff.user, at=staff.at)
    if not form.is_valid():
        return _page(staff, AskForm(centres=_kept(staff)), refused=form, status=409)
    return _after(staff, change, half, is_first=False)


def _after(staff: StaffRequest, change: RightsChange, half: str, *, is_first: bool) -> HttpResponse:
    if not half:
        return HttpResponseRedirect(resolve_url("rights"))
    return staff.show("mediation/account/half.html", {"change": change, "half": half, "is_first": is_first})


def _page(staff: StaffRequest, form: AskForm, *, refused: forms.Form | None = None, status: int = 200) -> HttpResponse:
    centres = _kept(staff) or _audited(staff)
    if not centres:
        raise PermissionDenied(_("Only a security administrator, the director or the auditor sees this page."))
    changes = _changes(centres)
    waiting = changes.filter(state=RightsChange.State.WAITING, requested_at__gt=staff.at - deciding.WAITS)
    decided = changes.exclude(state=RightsChange.State.WAITING)[:SHOWN]
    context = {"form": form, "waiting": waiting, "decided": decided, "refused": refused, "may_ask": bool(_kept(staff))}
    return staff.show("mediation/account/rights.html", context, status=status)


def _kept(staff: StaffRequest) -> list[Centre]:
    return rights_of.kept_by(staff.user, at=staff.at)


def _audited(staff: StaffRequest) -> list[Centre]:
    return [serving.centre for serving in staff.memberships if serving.role == Role.AUDITOR]


def _changes(centres: list[Centre]) -> QuerySet[RightsChange]:
    related = ("user", "centre", "agency", "requested_by", "decided_by")
    return RightsChange.objects.filter(centre__in=centres).select_related(*related)


@contextmanager
def _refusals_on(form: forms.Form) -> Iterator[None]:
    try:
        yield
    except (rights_of.NotYours, rights_of.NotNow) as no:
        form.add_error(None, str(no))
    except ValidationError as wrong:
        form.add_error(None, forms.ValidationError(wrong.messages))
