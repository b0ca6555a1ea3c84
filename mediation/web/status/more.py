"""The page that only a proved phone opens: papers, materials, messages, what is to be done and confirmed."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mediation import followup
from mediation.casework import public_access
from mediation.models import AgreementTerm, Material, Notice, Paper
from mediation.notices import Kind
from mediation.states import ENDED
from mediation.web.status.forms import PaymentForm
from mediation.web.status.materials import SendingForm


def show(
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
