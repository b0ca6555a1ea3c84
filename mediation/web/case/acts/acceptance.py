"""Acts by which the agency takes the case on: acceptance, mediator, consents, first contact, beginning mediation."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.db.models import Count
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from mediation import articles, citations
from mediation.casework.acts import acceptance as acts
from mediation.models import Case, Consent, ConsentState
from mediation.web.case import fields
from mediation.web.case.act_forms import ActForm, OccurrenceForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.acts.session_plan import PlanFields
from mediation.web.case.fields import PartyField, StaffField
from mediation.web.shell.controls import HappenedField

Arguments = TypeVar("Arguments")


class Mediators(StaffField):
    """Who mediates, each with what they have in hand."""

    loads: dict[Any, int]

    def label_from_instance(self, user: User) -> str:
        return _("%(name)s, %(n)s in hand") % {"name": user.name, "n": self.loads.get(user.pk, 0)}


class MediatorFields(ActForm[Arguments]):
    """The choice of a mediator."""

    mediator = Mediators(
        label=gettext_lazy("Mediator"),
        help_text=format_lazy(
            gettext_lazy("Chosen by the parties or designated ({law}); nobody with an interest in the matter."),
            law=citations.cited_lazy(articles.CHOICE_OF_MEDIATOR),
        ),
        empty="—",
    )

    def prepare(self) -> None:
        field: Mediators = self.fields["mediator"]  # type: ignore[assignment]
        field.queryset = fields.mediators_of(self.case, at=self.staff.at)
        in_hand = Case.objects.open().filter(mediator__in=field.queryset)
        field.loads = dict(in_hand.values_list("mediator").annotate(Count("pk")))

    def initially(self) -> dict[str, Any]:
        return {"mediator": self.case.mediator.staff_number} if self.case.mediator else {}


class MediatorForm(MediatorFields[acts.MediatorArguments]):
    def arguments(self) -> acts.MediatorArguments:
        return acts.MediatorArguments(mediator=self.cleaned_data["mediator"])


class AcceptanceForm(MediatorFields[acts.AcceptanceArguments]):
    """Whoever accepts and mediates for the body themselves is offered first; otherwise nobody."""

    def prepare(self) -> None:
        super().prepare()
        self.fields["mediator"].required = False

    def initially(self) -> dict[str, Any]:
        serves = fields.mediators_of(self.case, at=self.staff.at)
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
        self.fields["party"].queryset = fields.principals_of(self.case)  # type: ignore[attr-defined]

    def initially(self) -> dict[str, Any]:
        unasked = fields.principals_of(self.case).filter(consent=ConsentState.ASKED).first()
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
mediator = ActPage(acts.mediator, MediatorForm, group=ActGroup.CHANGE)
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
