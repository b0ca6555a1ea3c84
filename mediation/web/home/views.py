"""The first page after signing in: am I checked in, what is due, where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import access_log
from accounts.models import AccessVerb
from mediation.access.permissions import AT_ANY_WINDOW
from mediation.casework import queue_filters, queues
from mediation.casework.queues import Queue
from mediation.delivery import owed
from mediation.models import LookUpAlarm, Notice
from mediation.notices import Kind
from mediation.web.home.forms import CheckInForm
from mediation.web.shell import ledger
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import page_of
from windows import hours, members, presence
from windows.models import Agency, AgencyKind, CheckIn, Role, RotaSlot, Window, WindowKind

FIRST = 8
ON_DESK = timedelta(days=7)


@dataclass(frozen=True)
class Place:
    """Somewhere an officer may serve today: their agency's window, its turn of the rota, or no window at all."""

    agency: Agency
    window: Window | None

    @property
    def value(self) -> str:
        return f"{self.agency.code}:{self.window.number if self.window else ''}"

    @property
    def words(self) -> str:
        if self.window is None:
            return _("%(agency)s, without a window") % {"agency": self.agency.name}
        return _("Window %(number)s %(name)s") % {"number": self.window.number, "name": self.window.name}


@page
def home(staff: StaffRequest) -> HttpResponse:
    names = queues.queues_of(staff.by)
    own = names[0] if names else ""
    places = list(_places(staff))
    check_ins = CheckIn.objects.current(hours.day_of(staff.at)).filter(user=staff.user)
    context = {
        "check_in": check_ins.select_related("agency", "window").first(),
        "form": CheckInForm(places=[(place.value, place.words) for place in places]) if places else None,
        "is_at_a_window": staff.by.holds(*AT_ANY_WINDOW),
        "serves": bool(staff.memberships),
        "turns": list(_turns(staff, own)),
        "owed": _owed(staff),
        "asked_about": _asked_about(staff),
        "alarms": list(LookUpAlarm.objects.on_desk_of(staff.by, at=staff.at, during=ON_DESK)),
        "own": own,
        "queue": queues.QUEUES.get(own),
        "lines": _first_lines(staff, own) if own else [],
        "online": queues.cases_in("online", staff.by).count() if "online" in names else 0,
    }
    return staff.show("mediation/home/home.html", context)


@require_POST
@page
def check_in(staff: StaffRequest) -> HttpResponse:
    """Somebody has come: from now on routing knows that their agency is here."""
    places = {place.value: place for place in _places(staff)}
    form = CheckInForm(staff.request.POST, places=[(value, place.words) for value, place in places.items()])
    if form.is_valid():
        place = places[form.cleaned_data["place"]]
        presence.check_in(place.agency, user=staff.user, window=place.window, at=staff.at)
    return redirect("home")


@require_POST
@page
def check_out(staff: StaffRequest) -> HttpResponse:
    for agency in members.agencies_of(staff.user, centre=staff.centre, at=staff.at):
        presence.check_out(agency, user=staff.user, at=staff.at)
    return redirect("home")


def _places(staff: StaffRequest) -> Iterator[Place]:
    """Today's turn of the rota first, then the agencies' own windows; without any, the agency alone.

    The centre's own people sit at any of its windows where it keeps none for itself, as in a community. Who serves at
    no window, as a director or an archivist, is asked for none.
    """
    if not staff.by.holds(*AT_ANY_WINDOW):
        return
    agencies = list(members.agencies_of(staff.user, centre=staff.centre, at=staff.at).prefetch_related("windows"))
    weekday = hours.day_of(staff.at).isoweekday()
    turns = RotaSlot.objects.filter(agency__in=agencies, weekday=weekday, window__isnull=False)
    for turn in turns.select_related("agency", "window").order_by("opens"):
        yield Place(turn.agency, turn.window)
    for agency in agencies:
        windows = list(agency.windows.all())
        if not windows and agency.kind == AgencyKind.CENTRE:
            windows = list(staff.centre.windows.all())
        yield from (Place(agency, window) for window in _in_order(windows, staff))
        if not windows:
            yield Place(agency, None)


def _in_order(windows: list[Window], staff: StaffRequest) -> list[Window]:
    """The guide's desk first for a guide and last for everybody else."""
    is_guide = staff.by.holds(Role.GUIDE)
    return sorted(windows, key=lambda window: (window.kind == WindowKind.GUIDE_DESK) != is_guide)


def _turns(staff: StaffRequest, own: str) -> Iterator[tuple[str, Queue, list[ledger.LedgerLine]]]:
    """What waits for this person and stands in no queue of their own: of those who mediate, what is not theirs yet."""
    names = queues.queues_of(staff.by)
    for name in (name for name in queues.TURNS if name in names):
        is_in_own = name == "incoming" and own == "agency"
        if not is_in_own and (lines := _first_lines(staff, name)):
            yield name, queues.QUEUES[name], lines


def _owed(staff: StaffRequest) -> list[tuple[str, Promise, int]]:
    """What waits to be settled by hand, by list; nothing where none does."""
    counts = owed.counts(staff.by, at=staff.at)
    return [(name, owed.LISTS[name].words, count) for name, count in counts.items() if count]


def _asked_about(staff: StaffRequest) -> list[Notice]:
    """Cases of which this person keeps the label, where the other side was asked about."""
    notices = Notice.objects.filter(user=staff.user, due_at__gt=staff.at - ON_DESK, kind=Kind.OTHER_SIDE_ASKED)
    return list(notices.select_related("case").order_by("-due_at", "id"))


def _first_lines(staff: StaffRequest, name: str) -> list[ledger.LedgerLine]:
    cases = ledger.with_people(queues.cases_in(name, staff.by))
    first = page_of(cases, queue_filters.ORDERS[queue_filters.DUE], size=FIRST)
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=staff.centre.pk, about="case", at=staff.at)
    return ledger.lines(first.rows, by=staff.by, at=staff.at)
