"""The slip: the case code large, a square code without secrets, the receipt code behind the fold, what happens next.

A receipt code can be read once, by whoever registered the case; printed anew it is another one and the old one dies.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from mediation import casework, intake
from mediation.lifecycle import NotAllowed
from mediation.models import Case, Party
from mediation.web.intake.slip import Ahead, Slip, square_code
from mediation.web.shell.entrance import StaffRequest, page
from mediation.web.shell.sent_once import answered, key_of, once

PAPERS = ("80mm", "a5")


@page
def slips(staff: StaffRequest, code: str, form_id: UUID) -> HttpResponse:
    """The slips that one filling-in of a form made, to be printed."""
    case = casework.load_case(code, staff, "window")
    answer = answered(staff, str(form_id))
    if not isinstance(answer, dict) or answer.get("code") != case.code or "receipts" not in answer:
        raise Http404
    context = {
        "case": case,
        "slips": list(_slips(case, answer["receipts"])),
        "qr": square_code(staff.request.build_absolute_uri(f"{reverse('status')}?case={case.code}")),
        "ahead": Ahead.of(case, at=staff.at),
        "paper": _paper(staff),
    }
    return staff.show("mediation/intake/slip/slips.html", context)


@require_POST
@page
def anew(staff: StaffRequest, code: str) -> HttpResponse:
    """New codes for lost slips, or for a party who comes later; the old ones open nothing any more."""
    key = key_of(staff.request.POST)
    try:
        with transaction.atomic():
            case = casework.load_case(code, staff)
            chosen = case.parties.filter(number__in=_numbers(staff.request.POST.getlist("party")))
            once(staff, key, lambda: _reissued(case, chosen, staff))
    except NotAllowed as no:
        messages.warning(staff.request, no.reason)
        return redirect("case", code=code)
    return to_print(case.code, key)


def to_print(code: str, key: str) -> HttpResponseRedirect:
    """To the slips, which open the printer's window by themselves."""
    return redirect(f"{reverse('slips', kwargs={'code': code, 'form_id': key})}#print")


def _slips(case: Case, receipts: dict[str, str]) -> Iterable[Slip]:
    parties = case.parties.filter(number__in=[int(number) for number in receipts]).select_related("person")
    return (Slip(party, receipts[str(party.number)]) for party in parties)


def _reissued(case: Case, parties: Iterable[Party], staff: StaffRequest) -> dict[str, Any]:
    receipts = {str(party.number): intake.reissue(party, by=staff.by, at=staff.at) for party in parties}
    return {"code": case.code, "receipts": receipts}


def _paper(staff: StaffRequest) -> str:
    paper = staff.request.GET.get("paper", "")
    return paper if paper in PAPERS else PAPERS[0]


def _numbers(texts: Iterable[str]) -> list[int]:
    return [int(number) for number in texts if number.isdecimal() and len(number) < 5]
