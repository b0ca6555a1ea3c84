"""Acts on the label of safe contact: giving it, releasing it at the word of whoever is afraid."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mediation.casework.acts import safe_contact as acts
from mediation.web.case.act_forms import ActForm, BareForm
from mediation.web.case.act_pages import ActGroup, ActPage


class ReleaseForm(ActForm[acts.ReleaseArguments]):
    heard_alone = forms.BooleanField(
        label=gettext_lazy("Whoever applied said so here, in person, with nobody of the other side near"),
        required=False,
    )
    words = forms.CharField(label=gettext_lazy("In their words"), max_length=2000, widget=forms.Textarea({"rows": 3}))

    def arguments(self) -> acts.ReleaseArguments:
        answer = self.cleaned_data
        return acts.ReleaseArguments(heard_alone=answer["heard_alone"], words=answer["words"])


safe_contact = ActPage(
    acts.safe_contact,
    BareForm,
    group=ActGroup.CHANGE,
    what=gettext_lazy("The other side learns nothing any more: no message, no slip, no answer at any window."),
)
release = ActPage(
    acts.release,
    ReleaseForm,
    group=ActGroup.CHANGE,
    is_grave=True,
    what=gettext_lazy("From then on the other side may be told. Nothing is sent by this; what they said is kept."),
)

PAGES = (safe_contact, release)
