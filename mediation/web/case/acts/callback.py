"""Calling a party back: one attempt to reach them, and what they say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import casework, followup, notices
from mediation.casework.acts import followup as acts
from mediation.models import Callback, Grade, Party
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActPage
from mediation.web.case.fields import PartyField
from mediation.web.shell import formatting

YES_OR_NO = [("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")), ("", gettext_lazy("not asked"))]
GRADES = list(reversed(Grade.choices))


def answered(choice: str) -> bool | None:
    return {"yes": True, "no": False}.get(choice)


class CalledField(PartyField):
    """Who was called; of whom must not be, it says so."""

    def label_from_instance(self, party: Party) -> str:
        words = super().label_from_instance(party)
        return words if notices.may_be_called(party.case, party) else f"{words}{formatting.BETWEEN}{_('do not call')}"


class CallbackForm(ActForm[acts.CallbackArguments]):
    """One attempt to reach one party."""

    answered_by_none = ("is_performed", "has_reprisal", "grade")

    party = CalledField(label=gettext_lazy("Who was called"), widget=forms.RadioSelect({"class": "stacked"}))
    in_person = forms.BooleanField(label=gettext_lazy("asked in person, not by telephone"), required=False)
    result = forms.ChoiceField(
        label=gettext_lazy("Result of the call"), choices=Callback.Result.choices, widget=forms.RadioSelect
    )
    is_performed = forms.TypedChoiceField(
        label=gettext_lazy("Was everything done as agreed?"),
        choices=YES_OR_NO,
        coerce=answered,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    has_reprisal = forms.TypedChoiceField(
        label=gettext_lazy("Has anybody made trouble for them because they came here?"),
        choices=YES_OR_NO,
        coerce=answered,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("In their words"), max_length=4000, required=False, widget=forms.Textarea({"rows": 3})
    )
    grade = forms.TypedChoiceField(
        label=gettext_lazy("How satisfied are they?"),
        help_text=gettext_lazy(
            "Only what they say themselves; it is marked as given by telephone, or at a window, and never changes."
        ),
        choices=[*GRADES, ("", gettext_lazy("not asked, or by link"))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        wanted = [party.pk for party in followup.to_be_called(self.case)]
        parties = choices.parties_of(self.case).filter(pk__in=wanted)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]

    @property
    def tried(self) -> list[dict[str, Any]]:
        """Whom to call, or not to call, masked, with every attempt so far."""
        made = list(self.case.callbacks.filter(segment=self.case.segment).order_by("called_at"))
        wanted = {party.pk for party in self.fields["party"].queryset}  # type: ignore[attr-defined]
        return [
            {"seen": seen, "calls": [call for call in made if call.party_id == seen.party.pk]}
            for seen in casework.people(self.case)
            if seen.party.pk in wanted
        ]

    def initially(self) -> dict[str, Any]:
        waiting = followup.unsettled(self.case)
        to_call = [party for party in waiting if notices.may_be_called(self.case, party)]
        first = next(iter(to_call or waiting), None)
        return {"party": first.number if first else None, "is_performed": "", "has_reprisal": "", "grade": ""}

    def arguments(self) -> acts.CallbackArguments:
        answer = self.cleaned_data
        return acts.CallbackArguments(
            party=answer["party"],
            result=answer["result"],
            is_performed=answer["is_performed"],
            has_reprisal=answer["has_reprisal"],
            words=answer["words"],
            grade=answer["grade"],
            in_person=answer["in_person"],
        )


callback = ActPage(acts.callback, CallbackForm, template="mediation/case/callback/call.html", keeps=True)
