"""To settle by hand: letters and calls to people without a telephone, messages nobody is sure of, papers that failed.

Who settled what, when and how stands on its row, and on the page of the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages as told
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import access_log
from accounts.models import AccessVerb, User
from mediation import casework, codes
from mediation.access.permissions import RULES, Act
from mediation.delivery import by_hand
from mediation.lifecycle import NotAllowed
from mediation.models import Case, Notice, Paper
from mediation.models.messages import BY_PEOPLE
from mediation.models.taxonomy import PaperKind
from mediation.web.owed import words
from mediation.web.shell.entrance import StaffRequest, key_of, once, page
from mediation.web.shell.paging import MOST, Capped, Order, Page, page_of

SETTLERS = RULES[Act.SETTLE].centre


@dataclass(frozen=True)
class View:
    """One of the three lists. ``empty``: what is said where nothing waits, and why that is so."""

    words: Promise
    rows: Callable[[StaffRequest], QuerySet[Any]]
    order: Order
    empty: Promise
    why: Promise


VIEWS: dict[str, View] = {
    "letters": View(
        gettext_lazy("Letters and calls"),
        lambda staff: by_hand.letters_and_calls(staff.by, at=staff.at).select_related(
            "case", "party__person", "settled_by"
        ),
        Order("due_at"),
        gettext_lazy("No letters or calls are owed"),
        gettext_lazy("What people without a telephone must be told appears here when it is due."),
    ),
    "messages": View(
        gettext_lazy("Messages in doubt"),
        lambda staff: by_hand.messages(staff.by).select_related("case", "party__person", "settled_by"),
        Order("due_at"),
        gettext_lazy("Every message has its answer"),
        gettext_lazy("A message comes here when the provider refused it, or cannot say whether it took it."),
    ),
    "papers": View(
        gettext_lazy("Papers that failed"),
        lambda staff: by_hand.papers(staff.by).select_related("case", "party__person", "retried_by"),
        Order("owed_at"),
        gettext_lazy("Every paper could be made"),
        gettext_lazy("A paper comes here after five attempts in vain, with the reason."),
    ),
}


@dataclass(frozen=True)
class Line:
    """One row. ``key``: of the press that settles it. ``text``: what the person is to be told, in Chinese."""

    row: Notice | Paper
    key: str
    words: str
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
    said = staff.request.GET
    show, code = said.get("show") or "letters", codes.normalise(said.get("case", ""))
    found = _page(staff, show, code)
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=staff.centre.pk, about=_about(show), at=staff.at)
    context = {
        "show": show,
        "view": VIEWS[show],
        "of_case": code,
        "chips": _chips(staff, show, code),
        "lines": lines(found.rows, staff),
        "previous": _address(show, code, before=found.previous) if found.previous else "",
        "next": _address(show, code, after=found.next) if found.next else "",
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


def counts(staff: StaffRequest, code: str = "") -> dict[str, int]:
    """How much waits in each list, capped; one query. Empty for whoever settles nothing."""
    if not staff.by.holds(*SETTLERS):
        return {}
    waiting = {show: _narrowed(view.rows(staff), code) for show, view in VIEWS.items()}
    counted = {show: Capped(rows.order_by().values("pk")[:MOST]) for show, rows in waiting.items()}
    row = User.objects.filter(pk=staff.user.pk).values_list(*counted.values()).get()
    return dict(zip(counted, row, strict=True))


def lines(rows: Iterable[Any], staff: StaffRequest) -> list[Line]:
    found = list(rows)
    letters = Paper.objects.filter(kind=PaperKind.LETTER, subject_id__in=[row.pk for row in found]).defer("content")
    by_notice = {letter.subject_id: letter for letter in letters}
    return [
        _of_paper(row) if isinstance(row, Paper) else _of_notice(row, by_notice.get(row.pk), staff) for row in found
    ]


def _of_notice(notice: Notice, letter: Paper | None, staff: StaffRequest) -> Line:
    ways = by_hand.ways(notice, at=staff.at)
    is_by_people = notice.state == Notice.State.OWED
    return Line(
        notice,
        key=str(uuid4()),
        words=words.kind(notice),
        why="" if is_by_people else words.why(notice),
        text=words.text(notice, at=staff.at),
        ways=tuple((way.value, words.PRESSED[way]) for way in ways),
        letter=letter,
        is_kept_from=not by_hand.may_be_told(notice),
    )


def _of_paper(paper: Paper) -> Line:
    return Line(paper, key=str(uuid4()), words=paper.title, why=words.why_failed(paper))


def _settle(staff: StaffRequest, case: Case, notice_id: UUID, way: str) -> tuple[str, str]:
    notice = get_object_or_404(case.notices.select_related("party__person"), pk=notice_id)
    notice.case = case
    by_hand.settle(notice, way=way, by=staff.by, at=staff.at)
    return "letters" if notice.medium in BY_PEOPLE else "messages", str(Notice.Way(way).label)


def _retry(staff: StaffRequest, case: Case, paper_id: UUID) -> tuple[str, str]:
    paper = get_object_or_404(case.papers.defer("content"), pk=paper_id)
    paper.case = case
    by_hand.retry(paper, by=staff.by, at=staff.at)
    return "letters" if paper.kind == PaperKind.LETTER else "papers", _("%(paper)s is made again") % {
        "paper": paper.title
    }


def _settled(staff: StaffRequest, code: str, verb: Callable[[Case], tuple[str, str]]) -> str:
    """Do it once; which list it stood in. What cannot be settled any more is said over the list."""

    def answer() -> dict[str, Any]:
        show, words = verb(case)
        return {"show": show, "words": words}

    try:
        with transaction.atomic():
            case = casework.load_case(code, staff)
            said = once(staff, key_of(staff.request.POST), answer)
    except NotAllowed as no:
        told.warning(staff.request, no.reason)
        return staff.request.POST.get("show", "")
    told.success(staff.request, _("Done: %(what)s.") % {"what": said["words"]})
    return str(said["show"])


def _page(staff: StaffRequest, show: str, code: str) -> Page[Any]:
    if show not in VIEWS:
        raise Http404
    said, view = staff.request.GET, VIEWS[show]
    rows = _narrowed(view.rows(staff), code)
    return page_of(rows, view.order, after=said.get("after", ""), before=said.get("before", ""))


def _narrowed(rows: QuerySet[Any], code: str) -> QuerySet[Any]:
    return rows.filter(case__code=code) if code else rows


def _chips(staff: StaffRequest, show: str, code: str) -> list[tuple[str, Promise, int, bool]]:
    counted = counts(staff, code)
    return [(_address(key, code), view.words, counted[key], key == show) for key, view in VIEWS.items()]


def _address(show: str, code: str = "", **place: str) -> str:
    said = {"show": show} | ({"case": code} if code else {}) | place
    return f"{reverse('owed')}?{urlencode(said)}"


def _back(staff: StaffRequest, show: str) -> str:
    """To the list it was pressed in."""
    of_case = staff.request.POST.get("case", "")
    return _address(show if show in VIEWS else "letters", of_case)


def _about(show: str) -> str:
    return "paper" if show == "papers" else "notice"


def _require(staff: StaffRequest) -> None:
    if not staff.by.holds(*SETTLERS):
        raise Http404
