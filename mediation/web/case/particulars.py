"""Reading a masked particular in full: who reads it and why is on record, or nothing is read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import persons
from accounts.particulars import PARTICULARS, particulars_of
from mediation import casework, notices
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.casework.disclosure import OTHER, REASONS, reason_of
from mediation.models import Party
from mediation.web.case.frame import frame
from mediation.web.shell.controls import Sheet
from mediation.web.shell.entrance import StaffRequest, page

LABELS: dict[str, Promise] = {particular.name: particular.label for particular in PARTICULARS}


class WhyForm(Sheet):
    """Why something is read in full."""

    why = forms.ChoiceField(
        label=_("Why"), choices=list(REASONS.items()), widget=forms.RadioSelect({"class": "stacked"})
    )
    words = forms.CharField(label=_("In words"), max_length=150, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or {}
        if cleaned_data.get("why") == OTHER and not cleaned_data.get("words"):
            self.add_error("words", _("Please write why."))
        return cleaned_data

    @property
    def reason(self) -> str:
        return reason_of(self.cleaned_data["why"], self.cleaned_data["words"])


class RevealForm(WhyForm):
    field_order = ("fields_wanted", "why", "words")
    fields_wanted = forms.MultipleChoiceField(label=_("What is to be read"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        """``of``: the kind of the person."""
        super().__init__(*args, **kwargs)
        choices = [(particular.name, particular.label) for particular in particulars_of(of)]
        self.fields["fields_wanted"].choices = choices  # type: ignore[attr-defined]  # of a MultipleChoiceField


@never_cache
@require_http_methods(["GET", "POST"])
@page
def particulars(staff: StaffRequest, code: str, number: int) -> HttpResponse:
    """Ask for the reason, then show; the answer is kept nowhere."""
    case = casework.load_case(code, staff)
    permissions.require(staff.by, Act.REVEAL, case)
    party = get_object_or_404(case.parties.select_related("person"), number=number)
    wanted = {"fields_wanted": staff.request.GET.getlist("field"), "why": staff.request.GET.get("why", "contact")}
    form = RevealForm(staff.request.POST or None, initial=wanted, of=party.person.kind)
    read = _read(staff, party, form) if form.is_valid() else []
    context = {"party": party, "form": form, "read": read, "no_call": not notices.may_be_called(case, party)}
    return frame(staff, case, "mediation/case/particulars.html", context)


@transaction.atomic
def _read(staff: StaffRequest, party: Party, form: RevealForm) -> list[tuple[Promise, str]]:
    return [
        (LABELS[name], persons.reveal(party.person, field=name, user=staff.user, reason=form.reason, at=staff.at))
        for name in form.cleaned_data["fields_wanted"]
    ]
