"""Whose turn it is: queues of the dispatcher, of a window or agency, of a mediator."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from accounts import access_log
from accounts.models import AccessVerb
from mediation.casework import queue_counts, queue_filters
from mediation.casework import queues as table
from mediation.casework.queue_filters import DUE, FILTERS, ORDERS, Moments
from mediation.casework.queues import QUEUES
from mediation.models import Case
from mediation.web.queues.wanted import Wanted
from mediation.web.shell import ledger
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import Page, page_of


@page
def queues(staff: StaffRequest) -> HttpResponse:
    """The queue that is this person's own."""
    return redirect("queue", name=own_queue(staff))


@page
def queue(staff: StaffRequest, name: str) -> HttpResponse:
    wanted, cases = Wanted.of(staff.request), _page(staff, name)
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=staff.centre.pk, about="case", at=staff.at)
    counts = queue_counts.counts(name, staff.by, user_id=staff.user.pk, moments=Moments.of(staff.at))
    context = {
        "name": name,
        "queue": QUEUES[name],
        "lines": ledger.lines(cases.rows, by=staff.by, at=staff.at),
        "views": [(key, QUEUES[key].words, count, key == name) for key, count in counts.queues.items()],
        "chips": [
            (wanted.address(show=key), FILTERS[key].words, count, key == wanted.filter)
            for key, count in counts.filters.items()
        ],
        "wanted": wanted,
        "sorts": _sorts(wanted),
        "previous": wanted.address(before=cases.previous) if cases.previous else "",
        "next": wanted.address(after=cases.next) if cases.next else "",
        "version": version(cases.rows),
    }
    return staff.show("mediation/queues/queue.html", context)


@page
def news(staff: StaffRequest, name: str) -> HttpResponse:
    """Whether the list has changed since ``?version=``: 204, or which rows did. It is no look at a case."""
    cases = _page(staff, name).rows
    before, now = _read(staff.request.GET.get("version", "")), _read(version(cases))
    changed = sorted(code for code in before.keys() | now.keys() if before.get(code) != now.get(code))
    if not changed:
        return HttpResponse(status=204)
    message = ngettext("%(n)d update: press . to refresh", "%(n)d updates: press . to refresh", len(changed))
    return JsonResponse({"version": version(cases), "rows": changed, "message": message % {"n": len(changed)}})


news.asks_by_itself = True  # type: ignore[attr-defined]  # read by middleware.signed_in


def own_queue(staff: StaffRequest) -> str:
    names = table.queues_of(staff.by)
    if not names:
        raise Http404
    return names[0]


def version(cases: list[Case]) -> str:
    """What a list shows, so that a later look can tell which rows are other ones."""
    return "-".join(f"{case.code}.{case.head_seq}" for case in cases)


def _page(staff: StaffRequest, name: str) -> Page[Case]:
    if name not in table.queues_of(staff.by):
        raise Http404
    wanted = Wanted.of(staff.request)
    cases = queue_filters.filtered(table.cases_in(name, staff.by), wanted.filter, Moments.of(staff.at))
    return page_of(ledger.with_people(cases), ORDERS[wanted.order], after=wanted.after, before=wanted.before)


def _sorts(wanted: Wanted) -> dict[str, dict[str, str]]:
    """For each heading that orders: where a press leads, and how it orders now."""
    directions = {"since": "ascending", "-since": "descending"}
    turned = "since" if wanted.order == "-since" else "-since"
    return {
        "due": {"href": wanted.address(order=DUE), "direction": "ascending" if wanted.order == DUE else ""},
        "since": {"href": wanted.address(order=turned), "direction": directions.get(wanted.order, "")},
    }


def _read(shown: str) -> dict[str, str]:
    rows = (row.partition(".") for row in shown.split("-") if row)
    return {code: seq for code, _dot, seq in rows}
