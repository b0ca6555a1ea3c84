"""Whose turn it is: queues of the dispatcher, of a window or agency, of a mediator; and finding a case."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from accounts import access_log
from accounts.models import AccessVerb
from mediation import codes, search
from mediation.casework import look_ups, queue_counts, queue_filters, too_many
from mediation.casework import queues as table
from mediation.casework.queue_filters import ALL, CHANGED, DUE, FILTERS, ORDERS, Moments
from mediation.casework.queues import QUEUES
from mediation.models import Case
from mediation.web.queues.search_form import SearchForm
from mediation.web.shell import ledger
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import Page, page_of


@dataclass(frozen=True)
class Wanted:
    """What an address asks for: which rows, in which order, from where on."""

    filter: str = ALL
    order: str = DUE
    after: str = ""
    before: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Wanted:
        query = request.GET
        wanted = cls(query.get("show", ALL), query.get("order", DUE), query.get("after", ""), query.get("before", ""))
        if wanted.filter not in FILTERS or wanted.order not in ORDERS:
            raise Http404
        return wanted

    def address(self, **changes: str) -> str:
        """The same list otherwise: another order or filter begins at its first page."""
        query = {"show": self.filter, "order": self.order} | changes
        plain = {name: value for name, value in query.items() if value not in ("", ALL, DUE)}
        return f"?{urlencode(plain)}"


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


news.asks_by_itself = True  # type: ignore[attr-defined]  # read by middleware.StillThere


@page
def find(staff: StaffRequest) -> HttpResponse:
    """Cases by a part of a name, by words of what was said, or by their code; the latest changed first."""
    form = SearchForm(staff.request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    wanted, not_looked_up = Wanted.of(staff.request), ""
    cases: Page[Case] = Page([])
    if text and not (not_looked_up := _not_looked_up(staff, text)):
        visible = Case.objects.visible_to(staff.by)
        matching = ledger.with_people(search.matching(visible, text, by=staff.by))
        cases = page_of(matching, ORDERS[CHANGED], after=wanted.after, before=wanted.before)
        access_log.note(verb=AccessVerb.SEARCH, user=staff.user, centre_id=staff.centre.pk, about="case", at=staff.at)
    context = {
        "form": form,
        "text": text,
        "not_looked_up": not_looked_up,
        "is_short": len(text) < search.SHORTEST,
        "is_mistyped": codes.is_mistyped_case_code(text),
        "lines": ledger.lines(cases.rows, by=staff.by, at=staff.at),
        "previous": f"?{urlencode({'q': text, 'before': cases.previous})}" if cases.previous else "",
        "next": f"?{urlencode({'q': text, 'after': cases.next})}" if cases.next else "",
    }
    return staff.show("mediation/queues/found.html", context)


def _not_looked_up(staff: StaffRequest, text: str) -> str:
    """That somebody is looked up is counted and written down; why it is not done now, where it is too often."""
    try:
        look_ups.search_for(text, centre_id=staff.centre.pk, staff=staff)
    except look_ups.TooManyLookUps as often:
        return too_many.words_for(often, at=staff.at)
    return ""


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
