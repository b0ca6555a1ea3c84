"""To settle by hand: letters and calls to people whom no text reaches, messages nobody is sure of, papers that failed.

Who settled what, when and how stands on its row, and on the page of the case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import access_log
from accounts.models import AccessVerb
from mediation import casework, codes
from mediation.access.relations import keeps_other_side_from
from mediation.delivery import by_hand
from mediation.delivery import owed as lists
from mediation.lifecycle import NotAllowed
from mediation.models import Case, Notice, Paper, Party
from mediation.models.taxonomy import PaperKind
from mediation.web.owed import words
from mediation.web.shell.entrance import StaffRequest, key_of, once, page
from mediation.web.shell.paging import Page, page_of

FIRST = "letters"


@dataclass(frozen=True)
class OwedRow:
    """One row. ``key``: of the press that settles it. ``text``: what the person is to be told, in Chinese."""

    row: Notice | Paper
    key: str
    words: str
    party: str = ""
    why: str = ""
    text: str = ""
    ways: tuple[tuple[str, Promise | str], ...] = ()
    letter: Paper | None = None
    is_kept_from: bool = False


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
        "previous": _address(name, code, before=shown.previous) if shown.previous else "",
        "next": _address(name, code, after=shown.next) if shown.next else "",
    }
    return staff.show("mediation/owed/owed.html", context)


@require_POST
@page
def settlement(staff: StaffRequest, code: str, notice_id: UUID) -> HttpResponse:
    """A letter or call was done, or it is known what became of a message."""
    way = staff.request.POST.get("way", "")
    show = _settled(staff, code, lambda case: _settle(staff, case, notice_id, way))
    return redirect(_back(staff, show))


@require_POST
@page
def retry(staff: StaffRequest, code: str, paper_id: UUID) -> HttpResponse:
    """A paper that failed is to be made again."""
    show = _settled(staff, code, lambda case: _retry(staff, case, paper_id))
    return redirect(_back(staff, show))


def lines(rows: Sequence[Any], staff: StaffRequest) -> list[OwedRow]:
    letters = Paper.objects.filter(kind=PaperKind.LETTER, subject_id__in=[row.pk for row in rows]).defer("content")
    by_notice = {letter.subject_id: letter for letter in letters}
    return [
        _of_paper(row, staff) if isinstance(row, Paper) else _of_notice(row, by_notice.get(row.pk), staff)
        for row in rows
    ]


def _of_notice(notice: Notice, letter: Paper | None, staff: StaffRequest) -> OwedRow:
    ways = by_hand.ways(notice, at=staff.at)
    is_by_people = notice.state == Notice.State.OWED
    return OwedRow(
        notice,
        key=str(uuid4()),
        words=words.kind(notice),
        party=_party(notice, staff),
        why="" if is_by_people else words.why(notice),
        text=words.text(notice, at=staff.at),
        ways=tuple((way.value, words.PRESSED[way]) for way in ways),
        letter=letter,
        is_kept_from=not by_hand.may_be_told(notice),
    )


def _of_paper(paper: Paper, staff: StaffRequest) -> OwedRow:
    return OwedRow(paper, key=str(uuid4()), words=paper.title, party=_party(paper, staff), why=words.why_failed(paper))


def _party(row: Notice | Paper, staff: StaffRequest) -> str:
    """Whom it is for, masked; of the other side of a case that is kept from them only who works it reads more."""
    party = row.party
    if party is None:
        return ""
    if party.role != Party.Role.APPLICANT and keeps_other_side_from(row.case, staff.by):
        return _("kept apart")
    return party.person.masked_name


def _settle(staff: StaffRequest, case: Case, notice_id: UUID, way: str) -> tuple[str, str]:
    notice = get_object_or_404(case.notices.select_related("party__person"), pk=notice_id)
    notice.case = case
    by_hand.settle(notice, way=way, by=staff.by, at=staff.at)
    return lists.list_of_notice(notice), str(Notice.Way(way).label)


def _retry(staff: StaffRequest, case: Case, paper_id: UUID) -> tuple[str, str]:
    paper = get_object_or_404(case.papers.defer("content"), pk=paper_id)
    paper.case = case
    by_hand.retry(paper, by=staff.by, at=staff.at)
    return lists.list_of_paper(paper), _("%(paper)s is made again") % {"paper": paper.title}


def _settled(staff: StaffRequest, code: str, verb: Callable[[Case], tuple[str, str]]) -> str:
    """Do it once; which list it stood in. What cannot be settled any more is said over the list."""

    def answer() -> dict[str, Any]:
        name, words = verb(case)
        return {"show": name, "words": words}

    try:
        with transaction.atomic():
            case = casework.load_case(code, staff)
            done = once(staff, key_of(staff.request.POST), answer)
    except NotAllowed as no:
        messages.warning(staff.request, no.reason)
        return staff.request.POST.get("show", "")
    messages.success(staff.request, _("Done: %(what)s.") % {"what": done["words"]})
    return str(done["show"])


def _page(staff: StaffRequest, name: str, code: str) -> Page[Any]:
    if name not in lists.LISTS:
        raise Http404
    query = staff.request.GET
    rows = lists.rows(name, staff.by, at=staff.at, case_code=code)
    return page_of(rows, lists.LISTS[name].order, after=query.get("after", ""), before=query.get("before", ""))


def _chips(staff: StaffRequest, shown: str, code: str) -> list[tuple[str, Promise, int, bool]]:
    counts = lists.counts(staff.by, at=staff.at, case_code=code)
    return [(_address(name, code), lists.LISTS[name].words, count, name == shown) for name, count in counts.items()]


def _address(name: str, code: str = "", **place: str) -> str:
    query = {"show": name} | ({"case": code} if code else {}) | place
    return f"{reverse('owed')}?{urlencode(query)}"


def _back(staff: StaffRequest, name: str) -> str:
    """To the list it was pressed in."""
    of_case = staff.request.POST.get("case", "")
    return _address(name if name in lists.LISTS else FIRST, of_case)


def _require(staff: StaffRequest) -> None:
    if not staff.by.holds(*lists.SETTLERS):
        raise Http404
