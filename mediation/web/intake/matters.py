"""What is brought and is no dispute: a question, a petition, a report, legal aid. Counted, answered, handed over."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import access_log
from accounts.models import AccessVerb
from mediation import intake
from mediation.access.rules import AT_ANY_WINDOW
from mediation.models import Matter, MatterKind
from mediation.models.listing import Order
from mediation.web.intake.matter_forms import KINDS, Done, EndingForm, MatterForm
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import page_of
from mediation.web.shell.refusals import refusals_on
from mediation.web.shell.sent_once import once
from windows import hours

NEWEST = Order("received_at", ascending=False)


@require_http_methods(["GET", "POST"])
@page
def matters(staff: StaffRequest) -> HttpResponse:
    """Receive one; below it those of today and those that still wait."""
    centre = staff.require(*AT_ANY_WINDOW)
    form = MatterForm(staff.request.POST or None, centre=centre, initial={"form_id": uuid4()})
    if form.is_valid() and _received(staff, form):
        messages.success(staff.request, _("Registered and counted."))
        return redirect("matters")
    kind = staff.request.GET.get("kind", "")
    shown = _visible(staff).filter(_today(staff) | Q(answered_at=None, handed_at=None))
    counts = shown.aggregate(all=Count("pk"), **{value: Count("pk", filter=Q(kind=value)) for value, _words in KINDS})
    rows = shown.filter(kind=kind) if kind else shown
    shown_page = page_of(
        rows.select_related("handed_to", "first_contact"), NEWEST, after=staff.request.GET.get("after", "")
    )
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=centre.pk, about="matter", at=staff.at)
    all_of_them = [("", _("All"), counts["all"], not kind)]
    context = {
        "form": form,
        "matters": shown_page.rows,
        "chips": all_of_them + [(value, words, counts[value], value == kind) for value, words in KINDS],
        "next": f"?kind={kind}&after={shown_page.next}" if shown_page.next else "",
    }
    return staff.show("mediation/intake/matters.html", context)


@require_http_methods(["GET", "POST"])
@page
def matter(staff: StaffRequest, matter_id: UUID) -> HttpResponse:
    """One that still waits: answer it, or hand it over."""
    centre = staff.require(*AT_ANY_WINDOW)
    pending = get_object_or_404(_visible(staff).select_related("handed_to", "centre"), pk=matter_id)
    access_log.note(verb=AccessVerb.VIEW, user=staff.user, centre_id=centre.pk, about=pending, at=staff.at)
    form = EndingForm(staff.request.POST or None, centre=centre)
    if form.is_valid():
        with refusals_on(form), transaction.atomic():
            _deal_with(pending, form.cleaned_data, staff)
    if form.is_bound and form.is_valid():
        return redirect("matters")
    facts = pending.statements.filter(kind="facts").first()
    return staff.show(
        "mediation/intake/matter.html", {"matter": pending, "form": form, "facts": facts.body if facts else ""}
    )


def _received(staff: StaffRequest, form: MatterForm) -> bool:
    """Whether it was received; where not, the form says why."""
    cleaned_data = form.cleaned_data
    with refusals_on(form), transaction.atomic():
        once(staff, str(cleaned_data["form_id"]), lambda: _receive(staff, cleaned_data))
    return form.is_valid()


def _receive(staff: StaffRequest, cleaned_data: dict[str, Any]) -> dict[str, str]:
    received = intake.receive(
        staff.centre,
        kind=cleaned_data["kind"],
        topic=cleaned_data["topic"],
        facts=cleaned_data["facts"],
        window=staff.window,
        by=staff.by,
        at=staff.at,
    )
    _deal_with(received, cleaned_data, staff)
    return {"matter": str(received.pk)}


def _deal_with(matter: Matter, cleaned_data: dict[str, Any], staff: StaffRequest) -> None:
    if cleaned_data["done"] == Done.ANSWERED:
        intake.answer(matter, by=staff.by, at=staff.at)
    elif cleaned_data["done"] == Done.HANDED:
        receipt = cleaned_data["receipt_number"]
        intake.hand_over(matter, agency=cleaned_data["agency"], receipt_number=receipt, by=staff.by, at=staff.at)


def _visible(staff: StaffRequest) -> QuerySet[Matter]:
    """Of the whole centre for those who serve the centre; otherwise what one received or was handed."""
    seen = (
        Q(first_contact=staff.user.pk) | Q(handed_to__in=staff.by.agency_ids) | Q(centre__in=staff.by.centre_wide_ids)
    )
    return Matter.objects.filter(seen).exclude(kind=MatterKind.DISPUTE)


def _today(staff: StaffRequest) -> Q:
    day = hours.day_of(staff.at)
    return Q(received_at__gte=hours.moment(day, time(0)), received_at__lt=hours.end_of_day(day))
