"""The first page after signing in: am I checked in, what is due, where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import access
from accounts.models import AccessVerb
from mediation.permissions import AT_ANY_WINDOW
from mediation.web import owed, queues, queues_rows
from mediation.web.entering import Asked, page
from mediation.web.forms_home import CheckInForm
from mediation.web.queues_paging import page_of
from windows import hours, members, presence
from windows.models import Agency, AgencyKind, CheckIn, Role, RotaSlot, Window, WindowKind

FIRST = 8


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
def home(ask: Asked) -> HttpResponse:
    found = queues.views(ask)
    own = found[0] if found else ""
    places = list(_places(ask))
    here = CheckIn.objects.current(hours.day_of(ask.at)).filter(user=ask.user)
    context = {
        "here": here.select_related("agency", "window").first(),
        "form": CheckInForm(places=[(place.value, place.words) for place in places]) if places else None,
        "is_at_a_window": ask.by.holds(*AT_ANY_WINDOW),
        "serves": bool(ask.memberships),
        "turns": list(_turns(ask, own)),
        "owed": _owed(ask),
        "own": own,
        "queue": queues.QUEUES.get(own),
        "lines": _first_lines(ask, own) if own else [],
        "online": queues.in_queue(ask, "online").count() if "online" in found else 0,
    }
    return ask.show("mediation/queues/home.html", context)


@require_POST
@page
def check_in(ask: Asked) -> HttpResponse:
    """Somebody has come: from now on routing knows that their agency is here."""
    places = {place.value: place for place in _places(ask)}
    form = CheckInForm(ask.request.POST, places=[(value, place.words) for value, place in places.items()])
    if form.is_valid():
        place = places[form.cleaned_data["place"]]
        presence.check_in(place.agency, user=ask.user, window=place.window, at=ask.at)
    return redirect("home")


@require_POST
@page
def check_out(ask: Asked) -> HttpResponse:
    for agency in members.agencies_of(ask.user, centre=ask.centre, at=ask.at):
        presence.check_out(agency, user=ask.user, at=ask.at)
    return redirect("home")


def _places(ask: Asked) -> Iterator[Place]:
    """Today's turn of the rota first, then the agencies' own windows; without any, the agency alone.

    The centre's own people sit at any of its windows where it keeps none for itself, as in a community. Who serves at
    no window, as a director or an archivist, is asked for none.
    """
    if not ask.by.holds(*AT_ANY_WINDOW):
        return
    agencies = list(members.agencies_of(ask.user, centre=ask.centre, at=ask.at).prefetch_related("windows"))
    weekday = hours.day_of(ask.at).isoweekday()
    turns = RotaSlot.objects.filter(agency__in=agencies, weekday=weekday, window__isnull=False)
    for turn in turns.select_related("agency", "window").order_by("opens"):
        yield Place(turn.agency, turn.window)
    for agency in agencies:
        windows = list(agency.windows.all())
        if not windows and agency.kind == AgencyKind.CENTRE:
            windows = list(ask.centre.windows.all())
        yield from (Place(agency, window) for window in _in_order(windows, ask))
        if not windows:
            yield Place(agency, None)


def _in_order(windows: list[Window], ask: Asked) -> list[Window]:
    """The guide's desk first for a guide and last for everybody else."""
    is_guide = ask.by.holds(Role.GUIDE)
    return sorted(windows, key=lambda window: (window.kind == WindowKind.GUIDE_DESK) != is_guide)


def _turns(ask: Asked, own: str) -> Iterator[tuple[str, queues.Queue, list[queues_rows.Line]]]:
    """What waits for this person and stands in no queue of their own: of those who mediate, what is not theirs yet."""
    for name in [one for one in queues.TURNS if one in queues.views(ask)]:
        is_in_own = name == "incoming" and own == "agency"
        if not is_in_own and (lines := _first_lines(ask, name)):
            yield name, queues.QUEUES[name], lines


def _owed(ask: Asked) -> list[tuple[str, Promise, int]]:
    """What waits to be settled by hand, by list; nothing where none does."""
    waiting = owed.counts(ask)
    return [(show, owed.VIEWS[show].words, count) for show, count in waiting.items() if count]


def _first_lines(ask: Asked, own: str) -> list[queues_rows.Line]:
    cases = queues_rows.with_people(queues.in_queue(ask, own))
    found = page_of(cases, queues.ORDERS["due"], size=FIRST)
    access.note(verb=AccessVerb.LIST, user=ask.user, centre_id=ask.centre.pk, about="case", at=ask.at)
    return queues_rows.lines(found.rows, at=ask.at)
