"""Acts by which the agency takes the case on: acceptance, mediator, consents, first contact, beginning mediation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from mediation import articles, citations, handling, routing
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.handling import SessionPlan
from mediation.handling.consents import MAY_ANSWER
from mediation.handling.preconditions import IN_HAND
from mediation.models import Case, Consent, ConsentState, Deadline, Party
from mediation.states import Action, Status
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, Group, act
from mediation.web.case.acts.sessions import PlanForm
from mediation.web.case.fields import PartyField, StaffField
from mediation.web.shell.controls import HappenedField
from mediation.web.shell.entrance import StaffRequest


class Mediators(StaffField):
    """Who mediates, each with what they have in hand."""

    loads: dict[Any, int]

    def label_from_instance(self, user: User) -> str:
        return _("%(name)s, %(n)s in hand") % {"name": user.name, "n": self.loads.get(user.pk, 0)}


class MediatorForm(ActForm):
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


class AcceptanceForm(MediatorForm):
    """Whoever accepts and mediates for the body themselves is offered first; otherwise nobody."""

    def prepare(self) -> None:
        super().prepare()
        self.fields["mediator"].required = False

    def initially(self) -> dict[str, Any]:
        serves = fields.mediators_of(self.case, at=self.staff.at)
        return {"mediator": self.staff.user.staff_number} if serves.filter(pk=self.staff.user.pk).exists() else {}


class ConsentForm(ActForm):
    party = PartyField(label=gettext_lazy("Who answered"), widget=forms.RadioSelect({"class": "stacked"}))
    state = forms.ChoiceField(
        label=gettext_lazy("What was answered"),
        choices=[(one.value, one.label) for one in (ConsentState.GIVEN, ConsentState.DECLINED)],
        widget=forms.RadioSelect,
    )
    means = forms.ChoiceField(label=gettext_lazy("How"), choices=Consent.Means.choices, widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.fields["party"].queryset = fields.principals_of(self.case)  # type: ignore[attr-defined]

    def initially(self) -> dict[str, Any]:
        unasked = fields.principals_of(self.case).filter(consent=ConsentState.ASKED).first()
        return {"party": unasked.number if unasked else None}


class ContactForm(ActForm):
    occurred_at = HappenedField(label=gettext_lazy("When both had been spoken to"))

    def initially(self) -> dict[str, Any]:
        return {"occurred_at": self.staff.at}

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at, since=self.case.registered_at)

    def said(self) -> dict[str, Any]:
        moment = super().said()["occurred_at"]
        return {"occurred_at": None if moment == self.staff.at else moment}


class OpeningForm(PlanForm):
    """With the first session, or without one yet."""

    is_optional = True


def _acknowledges_too(case: Case, staff: StaffRequest) -> bool:
    """It is not acknowledged yet, and this person may do both."""
    acts = (Action.ACKNOWLEDGE, Action.ACCEPT)
    return case.status == Status.ROUTED and all(permissions.may(staff.by, one, case) for one in acts)


@act(
    "receipt",
    Action.ACKNOWLEDGE,
    gettext_lazy("Acknowledge and accept"),
    form=AcceptanceForm,
    also=_acknowledges_too,
    what=gettext_lazy(
        "Two acts in one press: your agency has the file, and the application is accepted. Both times are kept."
    ),
)
def receipt(case: Case, said: dict[str, Any], **who: Any) -> None:
    routing.acknowledge(case, **who)
    handling.accept(case, **said, **who)


@act(
    "acceptance",
    Action.ACCEPT,
    gettext_lazy("Accept"),
    form=AcceptanceForm,
    what=gettext_lazy("The application is accepted: the legal clock of its path begins."),
)
def acceptance(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.accept(case, **said, **who)


@act(
    "mediator",
    Act.NAME_MEDIATOR,
    gettext_lazy("Name the mediator"),
    form=MediatorForm,
    when=IN_HAND,
    group=Group.CHANGE,
)
def mediator(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.name_mediator(case, **said, **who)


@act(
    "consents",
    Act.RECORD_CONSENT,
    gettext_lazy("Record an answer about mediation"),
    form=ConsentForm,
    when=MAY_ANSWER,
    group=Group.CHANGE,
    what=format_lazy(
        gettext_lazy("Mediation needs the consent of each side; one express refusal ends it ({law})."),
        law=citations.cited_lazy(articles.CONSENT),
    ),
)
def consents(case: Case, said: dict[str, Any], **who: Any) -> None:
    party: Party = said.pop("party")
    handling.record_consent(case, party, **said, **who)


@act(
    "first-contact",
    Act.RECORD_CONSENT,
    gettext_lazy("Record the first contact"),
    form=ContactForm,
    when=[Status.ACCEPTED],
    also=lambda case, staff: not case.has_safe_contact and _runs(case, "P-3"),
    group=Group.CHANGE,
    what=gettext_lazy("Both sides have been spoken to, whatever they answered."),
)
def first_contact(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.record_first_contact(case, **said, **who)


@act(
    "mediation",
    Action.OPEN,
    gettext_lazy("Begin mediation"),
    form=OpeningForm,
    template="mediation/case/session.html",
    what=gettext_lazy("With the first session, both sides are invited to it; it can also be set later."),
)
def opening(case: Case, said: dict[str, Any], **who: Any) -> None:
    plan: SessionPlan | None = said["plan"]
    handling.begin(case, session=plan, **who)


def _runs(case: Case, term: str) -> bool:
    return case.deadlines.filter(term=term, state=Deadline.State.RUNNING).exists()


PAGES = (receipt, acceptance, opening, consents, first_contact, mediator)
