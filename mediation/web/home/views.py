"""The first page after signing in: am I checked in, what is due, where to begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpResponse
from django.utils.functional import Promise

from accounts import access_log
from accounts.models import AccessVerb
from mediation.access.rules import AT_ANY_WINDOW
from mediation.casework import queue_filters, queues
from mediation.casework.queues import Queue
from mediation.delivery import owed
from mediation.models import LookUpAlarm, Notice
from mediation.notices import Kind
from mediation.web.home.checking_in import places_of
from mediation.web.home.forms import CheckInForm
from mediation.web.shell import ledger
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import page_of
from windows import hours
from windows.models import CheckIn

FIRST = 8
ON_DESK = timedelta(days=7)


@page
def home(staff: StaffRequest) -> HttpResponse:
    names = queues.queues_of(staff.by)
    own = names[0] if names else ""
    places = list(places_of(staff))
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
