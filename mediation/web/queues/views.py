"""Whose turn it is: queues of the dispatcher, of a window or agency, of a mediator; and finding a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import access_log
from accounts.models import AccessVerb, User
from mediation import codes, search
from mediation.access.permissions import AT_ANY_WINDOW, DESK, HANDLERS
from mediation.models import Actor, Agreement, Assignment, Case, Risk
from mediation.models.actors import CENTRE_WIDE
from mediation.models.cases import CaseQuerySet as Cases
from mediation.states import RESULTS, Status
from mediation.web.queues import ledger
from mediation.web.queues.search_form import SearchForm
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import MOST, Capped, Order, Page, page_of


@dataclass(frozen=True)
class Queue:
    """``roles``: whose queue it is; ``of_agency``: held for an agency, for the centre, or either.

    ``cases``: what stands in it, out of the cases this person may see.
    """

    words: Promise
    roles: frozenset[str]
    cases: Callable[[Cases, StaffRequest], Cases]
    empty: Promise
    of_agency: bool | None = None

    def is_of(self, actor: Actor) -> bool:
        return any(
            duty.role in self.roles and self.of_agency in (None, duty.agency_id is not None) for duty in actor.duties
        )


def _parts(cases: Cases, staff: StaffRequest) -> Cases:
    held = Assignment.objects.held_by(staff.by.agency_ids).filter(role=Assignment.Role.ASSISTING)
    return cases.open().filter(pk__in=held.values("case"))


def _of_agency(cases: Cases, staff: StaffRequest) -> Cases:
    """What the agencies own; whoever keeps a body's seal finds what that body mediates."""
    agencies = staff.by.agency_ids
    if staff.by.holds(*HANDLERS):
        return cases.owned_by(agencies)
    return cases.open().filter(Q(owner__in=agencies) | Q(mediating_body__in=agencies)).order_by("next_due_at", "id")


def _to_seal(cases: Cases, staff: StaffRequest) -> Cases:
    signed = Agreement.objects.filter(state=Agreement.State.SIGNED)
    return cases.filter(status=Status.AGREED, pk__in=signed.values("case"))


#: New matters of an agency, until somebody there has taken them on.
INCOMING = (Status.ROUTED, Status.ACKNOWLEDGED)
AFTER = (*sorted(RESULTS), Status.IN_FOLLOW_UP)

QUEUES: dict[str, Queue] = {
    "sealing": Queue(_("To be sealed"), frozenset({"seal_keeper"}), _to_seal, _("No agreement waits for its seal.")),
    "follow-up": Queue(
        _("To be called back, or closed"),
        frozenset({"callback_clerk"}),
        lambda cases, staff: cases.filter(status__in=AFTER),
        _("Nobody waits for a call."),
    ),
    "mine": Queue(
        _("My cases"),
        frozenset({"mediator"}),
        lambda _cases, staff: Case.objects.mediated_by(staff.by),
        _("No open case is with you."),
    ),
    "agency": Queue(
        _("My agency"),
        HANDLERS | CENTRE_WIDE,
        _of_agency,
        _("Your agency has no open case."),
        of_agency=True,
    ),
    "incoming": Queue(
        _("To be taken on"),
        HANDLERS,
        lambda cases, staff: cases.owned_by(staff.by.agency_ids).filter(status__in=INCOMING),
        _("Nothing new waits for your agency."),
    ),
    "parts": Queue(_("Parts asked of us"), HANDLERS, _parts, _("Nobody asks your agency to assist.")),
    "routing": Queue(
        _("To be assigned"),
        frozenset(DESK),
        lambda cases, staff: cases.awaiting_routing(staff.by.centre_wide_ids).exclude(status=Status.SUBMITTED),
        _("Every case has its agency."),
        of_agency=False,
    ),
    "online": Queue(
        _("Submitted online, to be checked"),
        frozenset(DESK),
        lambda cases, staff: cases.awaiting_routing(staff.by.centre_wide_ids).filter(status=Status.SUBMITTED),
        _("Nothing submitted online waits to be checked."),
    ),
    "taken": Queue(
        _("Taken in by me"),
        frozenset(AT_ANY_WINDOW),
        lambda cases, staff: cases.open().filter(first_contact=staff.user.pk),
        _("No open case was taken in by you."),
    ),
    "centre": Queue(
        _("The whole centre"),
        CENTRE_WIDE,
        lambda cases, staff: cases.open().filter(centre__in=staff.by.centre_wide_ids),
        _("The centre has no open case."),
        of_agency=False,
    ),
}

#: What waits for this person beside their own queue: shown on the first page as long as there is any.
TURNS = ("incoming", "parts")

FILTERS: dict[str, tuple[Promise, Callable[[StaffRequest], Q]]] = {
    "all": (_("All"), lambda staff: Q()),
    "late": (_("Overdue"), lambda staff: Q(next_due_at__lt=staff.at)),
    "soon": (
        _("Due soon"),
        lambda staff: Q(next_due_at__gte=staff.at, next_due_at__lt=ledger.soon_until(staff.at)),
    ),
    "urgent": (_("Urgent"), lambda staff: Q(risk=Risk.RED)),
    "wages": (_("Wages owed"), lambda staff: Q(wage_arrears=True)),
}

ORDERS = {
    "due": Order("next_due_at"),
    "since": Order("applied_at"),
    "-since": Order("applied_at", ascending=False),
    "-changed": Order("last_changed_at", ascending=False),
}


@dataclass(frozen=True)
class Asking:
    """What an address asks for: which rows, in which order, from where on."""

    filter: str = "all"
    order: str = "due"
    after: str = ""
    before: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Asking:
        said = request.GET
        known = cls(said.get("show", "all"), said.get("order", "due"), said.get("after", ""), said.get("before", ""))
        if known.filter not in FILTERS or known.order not in ORDERS:
            raise Http404
        return known

    def address(self, **changes: str) -> str:
        """The same list otherwise: another order or filter begins at its first page."""
        said = {"show": self.filter, "order": self.order} | changes
        plain = {name: value for name, value in said.items() if value not in ("", "all", "due")}
        return f"?{urlencode(plain)}"


@page
def queues(staff: StaffRequest) -> HttpResponse:
    """The queue that is this person's own."""
    return redirect("queue", name=own_queue(staff))


@page
def queue(staff: StaffRequest, name: str) -> HttpResponse:
    asking, found = Asking.of(staff.request), _page(staff, name)
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=staff.centre.pk, about="case", at=staff.at)
    counts = _counts(staff, name)
    context = {
        "name": name,
        "queue": QUEUES[name],
        "lines": ledger.lines(found.rows, at=staff.at),
        "views": [(key, QUEUES[key].words, counts[key], key == name) for key in views(staff)],
        "chips": [
            (asking.address(show=key), words, counts[f"is_{key}"], key == asking.filter)
            for key, (words, _narrow) in FILTERS.items()
        ],
        "asking": asking,
        "sorts": _sorts(asking),
        "previous": asking.address(before=found.previous) if found.previous else "",
        "next": asking.address(after=found.next) if found.next else "",
        "version": version(found.rows),
    }
    return staff.show("mediation/queues/queue.html", context)


@page
def news(staff: StaffRequest, name: str) -> HttpResponse:
    """Whether the list has changed since ``?version=``: 204, or which rows did. It is no look at a case."""
    found = _page(staff, name).rows
    before, now = _read(staff.request.GET.get("version", "")), _read(version(found))
    changed = sorted(code for code in before.keys() | now.keys() if before.get(code) != now.get(code))
    if not changed:
        return HttpResponse(status=204)
    message = ngettext("%(n)d update: press . to refresh", "%(n)d updates: press . to refresh", len(changed))
    return JsonResponse({"version": version(found), "rows": changed, "message": message % {"n": len(changed)}})


news.asks_by_itself = True  # type: ignore[attr-defined]  # read by middleware.StillThere


@page
def find(staff: StaffRequest) -> HttpResponse:
    """Cases by a part of a name, by words of what was said, or by their code; the latest changed first."""
    form = SearchForm(staff.request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    asking = Asking.of(staff.request)
    found: Page[Case] = Page([])
    if text:
        visible = Case.objects.visible_to(staff.by)
        cases = ledger.with_people(search.matching(visible, text, centres=staff.by.centre_ids))
        found = page_of(cases, ORDERS["-changed"], after=asking.after, before=asking.before)
        access_log.note(verb=AccessVerb.SEARCH, user=staff.user, centre_id=staff.centre.pk, about="case", at=staff.at)
    context = {
        "form": form,
        "text": text,
        "is_short": len(text) < search.SHORTEST,
        "is_mistyped": codes.is_mistyped_case_code(text),
        "lines": ledger.lines(found.rows, at=staff.at),
        "previous": f"?{urlencode({'q': text, 'before': found.previous})}" if found.previous else "",
        "next": f"?{urlencode({'q': text, 'after': found.next})}" if found.next else "",
    }
    return staff.show("mediation/queues/found.html", context)


def views(staff: StaffRequest) -> list[str]:
    """The queues of this person, their own first."""
    return [name for name, queue in QUEUES.items() if queue.is_of(staff.by)]


def own_queue(staff: StaffRequest) -> str:
    found = views(staff)
    if not found:
        raise Http404
    return found[0]


def in_queue(staff: StaffRequest, name: str) -> Cases:
    if name not in views(staff):
        raise Http404
    return QUEUES[name].cases(Case.objects.visible_to(staff.by), staff)


def version(cases: list[Case]) -> str:
    """What a list shows, so that a later look can tell which rows are other ones."""
    return "-".join(f"{case.code}.{case.head_seq}" for case in cases)


def _page(staff: StaffRequest, name: str) -> Page[Case]:
    asking = Asking.of(staff.request)
    narrowed = in_queue(staff, name).filter(FILTERS[asking.filter][1](staff))
    return page_of(ledger.with_people(narrowed), ORDERS[asking.order], after=asking.after, before=asking.before)


def _counts(staff: StaffRequest, name: str) -> dict[str, int]:
    """Of every queue of this person and every filter of this one, capped; one query."""
    asked_for = {key: in_queue(staff, key) for key in views(staff)}
    here = asked_for[name]
    asked_for |= {f"is_{key}": here.filter(narrow(staff)) for key, (_words, narrow) in FILTERS.items()}
    counted = {key: Capped(cases.order_by().values("pk")[:MOST]) for key, cases in asked_for.items()}
    row = User.objects.filter(pk=staff.user.pk).values_list(*counted.values()).get()
    return dict(zip(counted, row, strict=True))


def _sorts(asking: Asking) -> dict[str, dict[str, str]]:
    """For each heading that orders: where a press leads, and how it orders now."""
    directions = {"since": "ascending", "-since": "descending"}
    turned = "since" if asking.order == "-since" else "-since"
    return {
        "due": {"href": asking.address(order="due"), "direction": "ascending" if asking.order == "due" else ""},
        "since": {"href": asking.address(order=turned), "direction": directions.get(asking.order, "")},
    }


def _read(shown: str) -> dict[str, str]:
    rows = (row.partition(".") for row in shown.split("-") if row)
    return {code: seq for code, _dot, seq in rows}
