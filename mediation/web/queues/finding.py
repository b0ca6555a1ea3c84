"""Finding a case: by a name, by words of what was said, by its code."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse

from accounts import access_log
from accounts.models import AccessVerb
from mediation import codes, search
from mediation.casework import look_ups, too_many
from mediation.casework.queue_filters import CHANGED, ORDERS
from mediation.models import Case
from mediation.web.queues.search_form import SearchForm
from mediation.web.queues.wanted import Wanted
from mediation.web.shell import ledger
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.paging import Page, page_of


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
