"""Acts by which the agency takes the case on: acceptance, consents, first contact, beginning mediation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from mediation import articles, citations
from mediation.casework.acts import acceptance as acts
from mediation.models import Consent, ConsentState
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm, OccurrenceForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.acts.mediator import MediatorFields, mediator
from mediation.web.case.acts.session_plan import PlanFields
from mediation.web.case.fields import PartyField
from mediation.web.shell.controls import HappenedField


class AcceptanceForm(MediatorFields[acts.AcceptanceArguments]):
    """Whoever accepts and mediates for the body themselves is offered first; otherwise nobody."""

    def prepare(self) -> None:
        super().prepare()
        self.fields["mediator"].required = False

    def initially(self) -> dict[str, Any]:
        serves = choices.mediators_of(self.case, at=self.staff.at)
        return {"mediator": self.staff.user.staff_number} if serves.filter(pk=self.staff.user.pk).exists() else {}

    def arguments(self) -> acts.AcceptanceArguments:
        return acts.AcceptanceArguments(mediator=self.cleaned_data["mediator"])


class ConsentForm(ActForm[acts.ConsentArguments]):
    party = PartyField(label=gettext_lazy("Who answered"), widget=forms.RadioSelect({"class": "stacked"}))
    state = forms.ChoiceField(
        label=gettext_lazy("What was answered"),
        choices=[(state.value, state.label) for state in (ConsentState.GIVEN, ConsentState.DECLINED)],
        widget=forms.RadioSelect,
    )
    means = forms.ChoiceField(label=gettext_lazy("How"), choices=Consent.Means.choices, widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.fields["party"].queryset = choices.principals_of(self.case)  # type: ignore[attr-defined]

    def initially(self) -> dict[str, Any]:
        unasked = choices.principals_of(self.case).filter(consent=ConsentState.ASKED).first()
        return {"party": unasked.number if unasked else None}

    def arguments(self) -> acts.ConsentArguments:
        answer = self.cleaned_data
        return acts.ConsentArguments(party=answer["party"], state=answer["state"], means=answer["means"])


class ContactForm(OccurrenceForm):
    occurred_at = HappenedField(label=gettext_lazy("When both had been spoken to"))


class OpeningForm(PlanFields[acts.OpeningArguments]):
    """With the first session, or without one yet."""

    is_optional = True

    def arguments(self) -> acts.OpeningArguments:
        return acts.OpeningArguments(session=self.plan())


receipt = ActPage(
    acts.receipt,
    AcceptanceForm,
    what=gettext_lazy(
        "Two acts in one press: your agency has the file, and the application is accepted. Both times are kept."
    ),
)
acceptance = ActPage(
    acts.acceptance,
    AcceptanceForm,
    what=gettext_lazy("The application is accepted: the legal clock of its path begins."),
)
consents = ActPage(
    acts.consents,
    ConsentForm,
    group=ActGroup.CHANGE,
    what=format_lazy(
        gettext_lazy("Mediation needs the consent of each side; one express refusal ends it ({law})."),
        law=citations.cited_lazy(articles.CONSENT),
    ),
)
first_contact = ActPage(
    acts.first_contact,
    ContactForm,
    group=ActGroup.CHANGE,
    what=gettext_lazy("Both sides have been spoken to, whatever they answered."),
)
mediation = ActPage(
    acts.mediation,
    OpeningForm,
    template="mediation/case/session.html",
    what=gettext_lazy("With the first session, both sides are invited to it; it can also be set later."),
)

PAGES = (receipt, acceptance, mediation, consents, first_contact, mediator)
