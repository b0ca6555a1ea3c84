"""The pages of the parties: where my matter stands, my papers, telling that it was done, rating. No account, no script.

The receipt code stands in bodies and never in an address; after the phone was proved a signed note in the page opens
papers and changes for ten minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mediation import casework, followup, handling, notices
from mediation.casework import public_access
from mediation.documents import uploads
from mediation.models import Actor, AgreementTerm, Material, Notice, Paper, Performance, SurveyLink
from mediation.models.followup import Rating
from mediation.notices import Kind
from mediation.states import ENDED
from mediation.web.shell import preferences
from mediation.web.shell.entrance import refusals_on
from mediation.web.shell.public import public
from mediation.web.status.forms import OneTimeForm, PaymentForm, ReceiptForm, SurveyForm
from mediation.web.status.materials import SendingForm, file_of, hand_in, paper_of
from windows import clock


@public
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code; see where it stands. Choosing another type or language on the way asks for nothing again."""
    chosen = _chosen(request)
    response = _entrance(request)
    preferences.remember(response, chosen, secure=request.is_secure())
    return response


@public
@require_POST
def send_code(request: HttpRequest) -> HttpResponse:
    """Have a one-time code sent to the registered phone."""
    form = ReceiptForm(request.POST)
    visitor = _entered(request, form) if form.is_valid() else None
    if visitor is None:
        return render(request, "mediation/status/enter.html", {"form": form}, status=404)
    wait, at = "", clock.now()
    try:
        public_access.send_code(visitor, at=at)
    except public_access.TooManyAttempts as often:
        wait = public_access.words_for(often, at=at)
    except public_access.NotOpened:
        form.add_error(None, _("No text message can reach you. Please come to any window with your slip."))
        return render(request, "mediation/status/enter.html", {"form": form}, status=403)
    code = form.cleaned_data["receipt_code"]
    return _ask_for_code(request, visitor, OneTimeForm(initial={"receipt_code": code}), code, wait=wait)


@public
@require_POST
def prove(request: HttpRequest) -> HttpResponse:
    """Type the one-time code; see papers and what can be told."""
    form = OneTimeForm(request.POST)
    visitor = _entered(request, form) if form.is_valid() else None
    if visitor is None:
        return render(request, "mediation/status/prove.html", {"form": form}, status=404)
    try:
        public_access.prove(visitor, form.cleaned_data["one_time_code"], at=clock.now())
    except public_access.NotOpened:
        form.add_error("one_time_code", _("This code is wrong or no longer good. Ask for a new one."))
        return _ask_for_code(request, visitor, form, form.cleaned_data["receipt_code"], status=403)
    return _more(request, visitor, at=clock.now())


@public
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """One paper of one's own, as PDF."""
    visitor = _noted(request)
    if visitor is None:
        return _again(request)
    return paper_of(visitor, _uuid(request.POST.get("paper", "")), at=clock.now())


@public
@require_POST
def material(request: HttpRequest) -> HttpResponse:
    """Hand in a photo or a file."""
    visitor = _noted(request)
    if visitor is None:
        return _again(request)
    at, form = clock.now(), SendingForm(request.POST, request.FILES)
    is_done = hand_in(visitor, form, at=at)
    return _more(request, visitor, at=at, sending=None if is_done else form, noted="material" if is_done else "")


@public
@require_POST
def material_read(request: HttpRequest) -> HttpResponse:
    """One's own photo or file, or one that was shown."""
    visitor = _noted(request)
    if visitor is None:
        return _again(request)
    at = clock.now()
    try:
        return file_of(visitor, _uuid(request.POST.get("material", "")), at=at)
    except uploads.NotAsReceived:
        return _more(request, visitor, at=at, noted="locked")
    except (uploads.StillChecked, uploads.NotKept):
        return _more(request, visitor, at=at)  # which says so beside the file


@public
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Tell that one has done what was agreed."""
    return _about_a_term(request, "debtor", _report)


@public
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm that one has received what was agreed."""
    return _about_a_term(request, "creditor", _confirm)


material.takes_files = report.takes_files = True  # type: ignore[attr-defined]  # read by middleware.FewBytes


@public
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """Rate the service, once. Used, expired and foreign links look the same."""
    at = clock.now()
    try:
        public_access.count_attempt("survey", source=casework.origin_of(request.META), at=at)
    except public_access.TooManyAttempts:
        return render(request, "mediation/status/later.html", status=429)
    link = followup.find_survey(token, at=at)
    if link is None:
        return render(request, "mediation/status/survey_over.html", status=404)
    form = SurveyForm(request.POST or None)
    context = {"form": form, "centre": link.case.centre, "is_declined": "declined" in request.GET}
    if context["is_declined"]:
        return render(request, "mediation/status/survey_thanks.html", context)
    if request.method != "POST" or not form.is_valid():
        return render(request, "mediation/status/survey.html", context)
    with refusals_on(form):
        _rate(link, form.cleaned_data, at)
    template = "survey_thanks" if form.is_valid() else "survey"
    return render(request, f"mediation/status/{template}.html", context)


@transaction.atomic
def _rate(link: SurveyLink, answers: dict[str, Any], at: datetime) -> None:
    by = Actor.party(link.party_id)
    followup.rate(link, grade=answers["grade"], means=Rating.Means.LINK, words=answers["words"], by=by, at=at)


def _entered(request: HttpRequest, form: forms.Form) -> public_access.Visitor | None:
    """The visitor, or the reason on the form: the same for wrong, unknown and revoked codes."""
    field = "receipt_code" if isinstance(form, ReceiptForm) else None
    at = clock.now()
    try:
        public_access.count_attempt("receipt", source=casework.origin_of(request.META), at=at)
        return public_access.enter(form.cleaned_data["receipt_code"])
    except public_access.TooManyAttempts as often:
        form.add_error(field, public_access.words_for(often, at=at))
    except public_access.NotOpened:
        form.add_error(field, _("This code is not right. Check it against your slip, or call the centre."))
    return None


def _entrance(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and "note" in request.POST:
        visitor = _noted(request)
        return _more(request, visitor, at=clock.now()) if visitor else _again(request)
    if request.method == "POST" and "standing" in request.POST:
        visitor = _noted(request, "standing")
        return _status(request, visitor, standing=request.POST["standing"]) if visitor else _again(request)
    form = ReceiptForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "mediation/status/enter.html", {"form": form})
    visitor = _entered(request, form)
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


def _ask_for_code(
    request: HttpRequest,
    visitor: public_access.Visitor,
    form: forms.Form,
    code: str,
    *,
    wait: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "wait": wait,
        "centre": visitor.case.centre,
        "stay": {"name": "receipt_code", "value": code},
    }
    return render(request, "mediation/status/prove.html", context, status=status)


def _more(
    request: HttpRequest,
    visitor: public_access.Visitor,
    *,
    at: datetime,
    form: forms.Form | None = None,
    sending: forms.Form | None = None,
    noted: str = "",
) -> HttpResponse:
    """What only a proved phone opens. ``form``: a refused one, with its term; ``sending``: a refused file.

    ``noted``: what has just been told.
    """
    note = public_access.grant(visitor, at=at)
    terms = AgreementTerm.objects.filter(agreement__case=visitor.case, agreement__state="effective")
    open_terms = terms.exclude(performances__confirmed_at__isnull=False).order_by("number")
    to_do = open_terms.filter(debtor=visitor.party, performances=None)
    context = {
        "at": at,
        "centre": visitor.case.centre,
        "note": note,
        "stay": {"name": "note", "value": note},
        "noted": noted,
        "papers": Paper.objects.given_to(visitor.party).defer("content"),
        "to_do": [(term, _payment(term, form, at)) for term in to_do],
        "reported": open_terms.filter(debtor=visitor.party).exclude(performances=None),
        "to_confirm": open_terms.filter(creditor=visitor.party).exclude(performances=None),
        "party": visitor.party,
        "materials": Material.objects.shown_to(visitor.party).defer("content").order_by("number"),
        "sending": None if visitor.case.status in ENDED else sending or SendingForm(),
        "messages_sent": [(notice, Kind(notice.kind).wording.name) for notice in _messages(visitor)],
        "survey": _survey(visitor, at=at),
        "form": form,
    }
    return render(request, "mediation/status/more.html", context)


def _payment(term: AgreementTerm, refused: forms.Form | None, at: datetime) -> forms.Form:
    if refused is not None and str(refused.data.get("term")) == str(term.number):
        return refused
    known = {"amount": term.amount, "occurred_at": at}
    return PaymentForm(initial=known, at=at, auto_id=f"id_{term.number}_%s")


def _messages(visitor: public_access.Visitor) -> QuerySet[Notice]:
    sent = visitor.case.notices.filter(party=visitor.party, state=Notice.State.SENT)
    return sent.exclude(kind=Kind.ONE_TIME_CODE).order_by("-sent_at")


def _survey(visitor: public_access.Visitor, *, at: datetime) -> str:
    """The token of this party's own survey while it is open."""
    link = visitor.party.survey_links.filter(segment=visitor.case.segment).first()
    if link is None or followup.find_survey(followup.token_of(link), at=at) is None:
        return ""
    return followup.token_of(link)


def _about_a_term(request: HttpRequest, side: str, tell: Callable[..., None]) -> HttpResponse:
    visitor = _noted(request)
    if visitor is None:
        return _again(request)
    at = clock.now()
    form = PaymentForm(request.POST, request.FILES, at=at)
    if form.is_valid():
        whose = {side: visitor.party, "number": form.cleaned_data["term"]}
        term = get_object_or_404(AgreementTerm, agreement__case=visitor.case, agreement__state="effective", **whose)
        with refusals_on(form), transaction.atomic():
            tell(term, form.cleaned_data, by=Actor.party(visitor.party.pk), at=at)
    is_done = form.is_valid()
    return _more(request, visitor, at=at, form=None if is_done else form, noted=side if is_done else "")


def _report(term: AgreementTerm, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
    casework.report_performance(
        term,
        amount=answers["amount"],
        proof=Performance.Proof.TRANSFER,
        reference=answers["reference"],
        occurred_at=answers["occurred_at"],
        slip=answers["file"],
        by=by,
        at=at,
    )


def _confirm(term: AgreementTerm, answers: dict[str, Any], *, by: Actor, at: datetime) -> None:
    reported = term.performances.filter(confirmed_at=None).order_by("reported_at")
    handling.confirm_performance(get_object_or_404(reported[:1]), by=by, at=at)


def _noted(request: HttpRequest, field: str = "note") -> public_access.Visitor | None:
    try:
        return public_access.granted(request.POST.get(field, ""), at=clock.now())
    except public_access.NotOpened:
        return None


def _again(request: HttpRequest) -> HttpResponse:
    form = ReceiptForm(request.POST if "receipt_code" in request.POST else None)
    return render(request, "mediation/status/enter.html", {"form": form, "is_too_late": True}, status=403)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
