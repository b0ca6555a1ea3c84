"""Acts after the result: beginning the follow-up, calls, grades, closing, reopening, archiving."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import articles, casework, citations, followup, notices
from mediation.casework.acts import followup as acts
from mediation.models import Callback, Grade, Party, Rating
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, ActPage, BareForm, Group, ReasonForm, nothing_is_asked
from mediation.web.case.fields import PartyField
from mediation.web.shell import formatting
from windows.models import RetentionPeriod

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
        parties = fields.parties_of(self.case).filter(pk__in=wanted)
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


class RetentionField(fields.ByName):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("retention", **kwargs)

    def label_from_instance(self, period: RetentionPeriod) -> str:
        return formatting.kept(period.get_retention_display(), period.years)


class ArchiveForm(ActForm[acts.ArchiveArguments]):
    """How long the file is kept, by the centre's own rule."""

    retention = RetentionField(
        label=gettext_lazy("How long the file is kept"),
        help_text=gettext_lazy("By the rule of this centre, counted from the first of January that follows."),
        widget=forms.RadioSelect({"class": "stacked"}),
    )

    def prepare(self) -> None:
        periods = RetentionPeriod.objects.filter(centre=self.case.centre_id).order_by(F("years").asc(nulls_last=True))
        self.fields["retention"].queryset = periods  # type: ignore[attr-defined]

    def arguments(self) -> acts.ArchiveArguments:
        period: RetentionPeriod = self.cleaned_data["retention"]
        return acts.ArchiveArguments(retention=period.retention)


class RatingForm(ActForm[acts.RatingArguments]):
    party = PartyField(label=gettext_lazy("Whose rating"), widget=forms.RadioSelect({"class": "stacked"}))
    grade = forms.TypedChoiceField(
        label=gettext_lazy("How satisfied are they?"), choices=GRADES, coerce=int, widget=forms.RadioSelect
    )
    means = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=[(means.value, means.label) for means in (Rating.Means.PHONE, Rating.Means.WINDOW)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("In their words"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def prepare(self) -> None:
        parties = followup.unrated(self.case)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        self.initial.setdefault("party", next((party.number for party in parties), None))

    def arguments(self) -> acts.RatingArguments:
        answer = self.cleaned_data
        return acts.RatingArguments(
            party=answer["party"], grade=answer["grade"], means=answer["means"], words=answer["words"]
        )


callback = ActPage(acts.callback, CallbackForm, template="mediation/case/callback/call.html", keeps=True)
rating = ActPage(
    acts.rating,
    RatingForm,
    group=Group.CHANGE,
    what=gettext_lazy("Given by telephone or at a window and marked as such; given once, never changed."),
)
follow_up = ActPage(
    acts.follow_up,
    BareForm,
    at_once=nothing_is_asked,
    what=gettext_lazy("Each side gets a link to the survey; then both are called back."),
)
closure = ActPage(
    acts.closure,
    BareForm,
    what=gettext_lazy("Both sides have been called back and the file is complete. A closing report is drawn up."),
)
reopening = ActPage(
    acts.reopening,
    ReasonForm,
    group=Group.END,
    what=gettext_lazy("The centre owns it again and a new round of clocks begins; what was agreed stays binding."),
)
archive = ActPage(
    acts.archive,
    ArchiveForm,
    what=format_lazy(
        gettext_lazy("The dossier is complete and checked: it is locked and gets its number ({law})."),
        law=citations.cited_lazy(articles.DOSSIER),
    ),
)

PAGES = (follow_up, callback, closure, archive, rating, reopening)
