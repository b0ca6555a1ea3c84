"""To settle by hand: letters and calls to people whom no text reaches, messages nobody is sure of, papers that failed.

Who settled what, when and how stands on its row, and on the page of the case.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache

from accounts import access_log
from accounts.models import AccessVerb
from mediation import codes
from mediation.delivery import owed as lists
from mediation.web.owed.addresses import FIRST, address_of
from mediation.web.owed.rows import lines
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import Page, page_of


@never_cache
@page
def owed(staff: StaffRequest) -> HttpResponse:
    """``?show=``: which of the lists; ``&case=``: of one case alone."""
    _require(staff)
    query = staff.request.GET
    name, code = query.get("show") or FIRST, codes.normalise(query.get("case", ""))
    shown = _page(staff, name, code)
    about = lists.LISTS[name].about
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=staff.centre.pk, about=about, at=staff.at)
    context = {
        "show": name,
        "view": lists.LISTS[name],
        "of_case": code,
        "chips": _chips(staff, name, code),
        "lines": lines(shown.rows, staff),
        "previous": address_of(name, code, before=shown.previous) if shown.previous else "",
        "next": address_of(name, code, after=shown.next) if shown.next else "",
    }
    return staff.show("mediation/owed/owed.html", context)


def _page(staff: StaffRequest, name: str, code: str) -> Page[Any]:
    if name not in lists.LISTS:
        raise Http404
    query = staff.request.GET
    rows = lists.rows(name, staff.by, at=staff.at, case_code=code)
    return page_of(rows, lists.LISTS[name].order, after=query.get("after", ""), before=query.get("before", ""))


def _chips(staff: StaffRequest, shown: str, code: str) -> list[tuple[str, Promise, int, bool]]:
    counts = lists.counts(staff.by, at=staff.at, case_code=code)
    return [(address_of(name, code), lists.LISTS[name].words, count, name == shown) for name, count in counts.items()]


def _require(staff: StaffRequest) -> None:
    if not staff.by.holds(*lists.SETTLERS):
        raise Http404
