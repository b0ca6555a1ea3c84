"""Where my matter stands: the receipt code is typed, the page of the matter shown. No account, no script.

The receipt code stands in bodies and never in an address; after the phone was proved a signed note in the page opens
papers and changes for ten minutes.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from mediation import casework, notices
from mediation.casework import public_access
from mediation.web.shell import preferences
from mediation.web.shell.public import public
from mediation.web.status import more, visitors
from mediation.web.status.forms import ReceiptForm
from windows import clock


@public
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code; see where it stands. Choosing another type or language on the way asks for nothing again."""
    chosen = _chosen(request)
    response = _entrance(request)
    preferences.remember(response, chosen, secure=request.is_secure())
    return response


def _entrance(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and "note" in request.POST:
        visitor = visitors.by_note(request)
        return more.show(request, visitor, at=clock.now()) if visitor else visitors.ask_again(request)
    if request.method == "POST" and "standing" in request.POST:
        visitor = visitors.by_note(request, "standing")
        return _status(request, visitor, standing=request.POST["standing"]) if visitor else visitors.ask_again(request)
    form = ReceiptForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "mediation/status/enter.html", {"form": form})
    visitor = visitors.by_receipt_code(request, form)
    if visitor is None:
        return render(request, "mediation/status/enter.html", {"form": form}, status=404)
    return _status(request, visitor, receipt_code=form.cleaned_data["receipt_code"])


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What was chosen of the look on a page that no address leads back to; this answer looks so already."""
    chosen = preferences.known(request.POST)
    request.COOKIES.update({preferences.COOKIES.get(name, name): value for name, value in chosen.items()})
    if "language" in chosen:
        translation.activate(chosen["language"])
    return chosen


def _status(request: HttpRequest, visitor: public_access.Visitor, **stay: str) -> HttpResponse:
    """``stay``: what leads back to this page: the ``receipt_code``, or ``standing``, the note of a proved phone."""
    at = clock.now()
    [(name, value)] = stay.items()
    context = {
        "summary": casework.summary(visitor.party, at=at),
        "at": at,
        "centre": visitor.case.centre,
        "stay": {"name": name, "value": value},
        "note": stay.get("standing", ""),
        "has_phone": notices.takes_messages(visitor.party),
    }
    return render(request, "mediation/status/status.html", context)
