"""Acts after the result: beginning the follow-up, calls, grades, closing, reopening, archiving."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mediation import followup
from mediation.casework.acts import followup as acts
from mediation.models import Rating
from mediation.web.case.act_forms import ActForm, BareForm, ReasonForm
from mediation.web.case.act_pages import ActGroup, ActPage, nothing_is_asked
from mediation.web.case.acts.archive import archive
from mediation.web.case.acts.callback import GRADES, callback
from mediation.web.case.fields import PartyField


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


rating = ActPage(
    acts.rating,
    RatingForm,
    group=ActGroup.CHANGE,
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
    group=ActGroup.END,
    what=gettext_lazy("The centre owns it again and a new round of clocks begins; what was agreed stays binding."),
)

PAGES = (follow_up, callback, closure, archive, rating, reopening)
