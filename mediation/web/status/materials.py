"""A party hands in a photo or a file from its own page, and reads its papers, what it handed in or was shown."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django import forms
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts import access_log
from accounts.models import AccessVerb
from mediation import casework, intake
from mediation.casework.public_access import Visitor
from mediation.documents import downloads
from mediation.intake import MaterialGiven
from mediation.models import Actor, Material, Paper
from mediation.web.shell.controls import Sheet
from mediation.web.shell.file_field import MaterialField
from mediation.web.shell.refusals import refusals_on


class SendingForm(Sheet):
    file = MaterialField()
    kind = forms.ChoiceField(label=_("What it is"), choices=Material.Kind.choices)
    title = forms.CharField(label=_("What it shows"), max_length=80, required=False)


def hand_in(visitor: Visitor, form: SendingForm, *, at: datetime) -> bool:
    """Whether it was taken; where not, the form says why."""
    if form.is_valid():
        details = MaterialGiven(kind=form.cleaned_data["kind"], title=form.cleaned_data["title"], party=visitor.party)
        with refusals_on(form), transaction.atomic():
            by = Actor.party(visitor.party.pk)
            intake.receive_material(visitor.case, upload=form.cleaned_data["file"], details=details, by=by, at=at)
    return form.is_valid()


def file_of(visitor: Visitor, material_id: UUID | None, *, at: datetime) -> HttpResponse:
    """One file that this party sent, or was shown; the access is written down. Raises ``uploads.NotAsReceived``."""
    material = get_object_or_404(Material.objects.shown_to(visitor.party), pk=material_id)
    material.case = visitor.case
    content = casework.read_material(material, by=Actor.party(visitor.party.pk), at=at)
    _log_access(visitor, material, at=at)
    return HttpResponse(content, content_type=material.media_type, headers=downloads.headers(material.file_name))


def paper_of(visitor: Visitor, paper_id: UUID | None, *, at: datetime) -> HttpResponse:
    """One paper that was given to this party, as PDF; the access is written down."""
    paper = get_object_or_404(Paper.objects.given_to(visitor.party), pk=paper_id)
    _log_access(visitor, paper, at=at)
    headers = downloads.headers(paper.file_name)
    return HttpResponse(bytes(paper.content or b""), content_type="application/pdf", headers=headers)


def _log_access(visitor: Visitor, about: Model, *, at: datetime) -> None:
    """Of whom the case knows as a party, and no account of ours does."""
    access_log.note(verb=AccessVerb.VIEW, user=None, centre_id=visitor.case.centre_id, about=about, at=at)
