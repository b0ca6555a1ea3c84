"""Something owed is settled: a letter or a call was done, a message cleared up, a paper is to be made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mediation import casework
from mediation.delivery import by_hand
from mediation.delivery import owed as lists
from mediation.lifecycle import NotAllowed
from mediation.models import Case, Notice
from mediation.web.owed.addresses import FIRST, address_of
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.sent_once import key_of, once


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


def _back(staff: StaffRequest, name: str) -> str:
    """To the list it was pressed in."""
    of_case = staff.request.POST.get("case", "")
    return address_of(name if name in lists.LISTS else FIRST, of_case)
