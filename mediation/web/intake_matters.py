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

from accounts import access
from accounts.models import AccessVerb
from mediation import intake
from mediation.models import Matter, MatterKind
from mediation.permissions import AT_ANY_WINDOW
from mediation.web.entering import Asked, once, page, refusals_on
from mediation.web.forms_matters import KINDS, Done, EndingForm, MatterForm
from mediation.web.queues_paging import Order, page_of
from windows import hours

NEWEST = Order("received_at", ascending=False)


@require_http_methods(["GET", "POST"])
@page
def matters(ask: Asked) -> HttpResponse:
    """Receive one; below it those of today and those that still wait."""
    centre = ask.require(*AT_ANY_WINDOW)
    form = MatterForm(ask.request.POST or None, centre=centre, initial={"form_id": uuid4()})
    if form.is_valid() and _received(ask, form):
        messages.success(ask.request, _("Registered and counted."))
        return redirect("matters")
    kind = ask.request.GET.get("kind", "")
    shown = _visible(ask).filter(_today(ask) | Q(answered_at=None, handed_at=None))
    counts = shown.aggregate(all=Count("pk"), **{value: Count("pk", filter=Q(kind=value)) for value, _words in KINDS})
    rows = shown.filter(kind=kind) if kind else shown
    found = page_of(rows.select_related("handed_to", "first_contact"), NEWEST, after=ask.request.GET.get("after", ""))
    access.note(verb=AccessVerb.LIST, user=ask.user, centre_id=centre.pk, about="matter", at=ask.at)
    all_of_them = [("", _("All"), counts["all"], not kind)]
    context = {
        "form": form,
        "matters": found.rows,
        "chips": all_of_them + [(value, words, counts[value], value == kind) for value, words in KINDS],
        "next": f"?kind={kind}&after={found.next}" if found.next else "",
    }
    return ask.show("mediation/intake/matters.html", context)


@require_http_methods(["GET", "POST"])
@page
def matter(ask: Asked, matter_id: UUID) -> HttpResponse:
    """One that still waits: answer it, or hand it over."""
    centre = ask.require(*AT_ANY_WINDOW)
    found = get_object_or_404(_visible(ask).select_related("handed_to", "centre"), pk=matter_id)
    access.note(verb=AccessVerb.VIEW, user=ask.user, centre_id=centre.pk, about=found, at=ask.at)
    form = EndingForm(ask.request.POST or None, centre=centre)
    if form.is_valid():
        with refusals_on(form), transaction.atomic():
            _deal_with(found, form.cleaned_data, ask)
    if form.is_bound and form.is_valid():
        return redirect("matters")
    said = found.statements.filter(kind="facts").first()
    return ask.show("mediation/intake/matter.html", {"matter": found, "form": form, "facts": said.body if said else ""})


def _received(ask: Asked, form: MatterForm) -> bool:
    """Whether it was received; where not, the form says why."""
    said = form.cleaned_data
    with refusals_on(form), transaction.atomic():
        once(ask, str(said["form_id"]), lambda: _receive(ask, said))
    return form.is_valid()


def _receive(ask: Asked, said: dict[str, Any]) -> dict[str, str]:
    told = {name: said[name] for name in ("kind", "topic", "facts")}
    received = intake.receive(ask.centre, **told, window=ask.window, by=ask.by, at=ask.at)
    _deal_with(received, said, ask)
    return {"matter": str(received.pk)}


def _deal_with(matter: Matter, said: dict[str, Any], ask: Asked) -> None:
    if said["done"] == Done.ANSWERED:
        intake.answer(matter, by=ask.by, at=ask.at)
    elif said["done"] == Done.HANDED:
        receipt = said["receipt_number"]
        intake.hand_over(matter, agency=said["agency"], receipt_number=receipt, by=ask.by, at=ask.at)


def _visible(ask: Asked) -> QuerySet[Matter]:
    """Of the whole centre for those who serve the centre; otherwise what one received or was handed."""
    seen = Q(first_contact=ask.user.pk) | Q(handed_to__in=ask.by.agency_ids) | Q(centre__in=ask.by.centre_wide_ids)
    return Matter.objects.filter(seen).exclude(kind=MatterKind.DISPUTE)


def _today(ask: Asked) -> Q:
    day = hours.day_of(ask.at)
    return Q(received_at__gte=hours.moment(day, time(0)), received_at__lt=hours.end_of_day(day))
