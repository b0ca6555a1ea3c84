"""A party's own papers and materials: reading one, handing one in."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mediation.documents import uploads
from mediation.web.shell.public import public
from mediation.web.status import more, visitors
from mediation.web.status.materials import SendingForm, file_of, hand_in, paper_of
from windows import clock


@public
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """One paper of one's own, as PDF."""
    visitor = visitors.by_note(request)
    if visitor is None:
        return visitors.ask_again(request)
    return paper_of(visitor, _uuid(request.POST.get("paper", "")), at=clock.now())


@public
@require_POST
def material(request: HttpRequest) -> HttpResponse:
    """Hand in a photo or a file."""
    visitor = visitors.by_note(request)
    if visitor is None:
        return visitors.ask_again(request)
    at, form = clock.now(), SendingForm(request.POST, request.FILES)
    is_done = hand_in(visitor, form, at=at)
    return more.show(request, visitor, at=at, sending=None if is_done else form, noted="material" if is_done else "")


material.takes_files = True  # type: ignore[attr-defined]  # read by middleware.plain_requests


@public
@require_POST
def material_read(request: HttpRequest) -> HttpResponse:
    """One's own photo or file, or one that was shown."""
    visitor = visitors.by_note(request)
    if visitor is None:
        return visitors.ask_again(request)
    at = clock.now()
    try:
        return file_of(visitor, _uuid(request.POST.get("material", "")), at=at)
    except uploads.NotAsReceived:
        return more.show(request, visitor, at=at, noted="locked")
    except (uploads.StillChecked, uploads.NotKept):
        return more.show(request, visitor, at=at)  # which says so beside the file


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
