"""Checking in: from then on routing knows that an agency is at its window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mediation.access.rules import AT_ANY_WINDOW
from mediation.web.home.forms import CheckInForm
from mediation.web.shell.entrance import StaffRequest, page
from windows import hours, members, presence
from windows.models import Agency, AgencyKind, Role, RotaSlot, Window, WindowKind


@dataclass(frozen=True)
class ServingPlace:
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


@require_POST
@page
def check_in(staff: StaffRequest) -> HttpResponse:
    """Somebody has come: from now on routing knows that their agency is here."""
    places = {place.value: place for place in places_of(staff)}
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


def places_of(staff: StaffRequest) -> Iterator[ServingPlace]:
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
        yield ServingPlace(turn.agency, turn.window)
    for agency in agencies:
        windows = list(agency.windows.all())
        if not windows and agency.kind == AgencyKind.CENTRE:
            windows = list(staff.centre.windows.all())
        yield from (ServingPlace(agency, window) for window in _in_order(windows, staff))
        if not windows:
            yield ServingPlace(agency, None)


def _in_order(windows: list[Window], staff: StaffRequest) -> list[Window]:
    """The guide's desk first for a guide and last for everybody else."""
    is_guide = staff.by.holds(Role.GUIDE)
    return sorted(windows, key=lambda window: (window.kind == WindowKind.GUIDE_DESK) != is_guide)
