"""Acts on the agreement: drawing it up, reading it back, signatures, the seal, confirmation, setting it aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from accounts import persons
from accounts.models import Person
from mediation import handling
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.documents import amounts
from mediation.handling.preconditions import AGREED
from mediation.lifecycle import Stale
from mediation.models import Agreement, AgreementTerm, Case, Signature
from mediation.states import Action, Status
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, Group, ReasonForm, act
from mediation.web.case.acts.agreement_sheet import AgreementForm, State, agreement_of, current_agreement
from mediation.web.case.fields import PartyField
from mediation.web.shell.controls import HappenedField
from mediation.web.shell.entrance import StaffRequest

BEING_SIGNED = (State.READ_BACK, State.SIGNED)


class SignatureForm(ActForm):
    """``party``: whose signature was taken down; left out: the mediator's own."""

    answered_by_none = ("party",)

    party = PartyField(label=gettext_lazy("Whose signature"), required=False, empty=gettext_lazy("my own, as mediator"))
    is_here = forms.BooleanField(label=gettext_lazy("They signed at the centre"), required=False, initial=True)

    def prepare(self) -> None:
        agreement = current_agreement(self.case)
        signed = Signature.objects.filter(agreement=agreement, kind=Signature.Kind.PARTY).values_list("party")
        parties = fields.principals_of(self.case).exclude(pk__in=signed)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        self.initial.setdefault("party", next((party.number for party in parties), None))


class ReadingForm(ActForm):
    """``agreement``: what is read out, with its sums in the capital numerals that nobody can alter.

    Both sides sit there and hear their names as they are going to sign: that they were read in full is on record.
    """

    def prepare(self) -> None:
        self.agreement = agreement_of(self.case)

    @property
    def terms(self) -> list[tuple[AgreementTerm, str, str, str]]:
        """Each term with its debtor, its creditor and its sum in words."""
        terms = list(self.agreement.terms.all()) if self.agreement else []
        people = {side.person_id: side.person for term in terms for side in (term.debtor, term.creditor)}
        name = {pk: self._in_full(person) for pk, person in people.items()}
        return [
            (
                term,
                name[term.debtor.person_id],
                name[term.creditor.person_id],
                amounts.in_words(term.amount) if term.amount else "",
            )
            for term in terms
        ]

    def _in_full(self, person: Person) -> str:
        if not permissions.may(self.staff.by, Act.REVEAL, self.case):
            return str(person.masked_name)
        return persons.reveal(person, field="name", user=self.staff.user, reason="reading", at=self.staff.at)


class ConfirmationForm(ActForm):
    occurred_at = HappenedField(label=gettext_lazy("When the court confirmed it"))

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at, since=self.case.registered_at)


def being_signed(case: Case) -> Agreement | None:
    found = current_agreement(case)
    return found if found and found.state in BEING_SIGNED else None


def _to_sign(case: Case, staff: StaffRequest) -> bool:
    """Somebody is missing whose signature this person may take down or give."""
    agreement = being_signed(case)
    if agreement is None:
        return False
    only_mediator = [str(Signature.Kind.MEDIATOR.label)]
    names = handling.missing(agreement)
    return bool(names) and (names != only_mediator or staff.user.pk == case.mediator_id)


def _to_seal(case: Case, staff: StaffRequest) -> bool:
    agreement = being_signed(case)
    return agreement is not None and not handling.missing(agreement)


def _confirmable(case: Case, staff: StaffRequest) -> bool:
    agreement = current_agreement(case)
    return bool(
        agreement and agreement.state == State.EFFECTIVE and agreement.is_confirmable and not agreement.confirmed_at
    )


@act(
    "agreement/draft",
    Act.DRAFT_AGREEMENT,
    gettext_lazy("Draw up the agreement"),
    form=AgreementForm,
    when=[Status.IN_MEDIATION],
    template="mediation/case/agreement/draft.html",
    then="case-agreement",
    keeps=True,
)
def draft(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.draft_agreement(case, **said, **who)


@act(
    "agreement/reading",
    Action.AGREE,
    gettext_lazy("Read it back"),
    form=ReadingForm,
    template="mediation/case/agreement/reading.html",
    then="case-agreement",
)
def reading(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.agree(case, agreement=_the_agreement(case), **who)


@act(
    "agreement/signatures",
    Act.SIGN,
    gettext_lazy("Take down a signature"),
    form=SignatureForm,
    when=[Status.AGREED],
    also=_to_sign,
    then="case-agreement",
)
def signature(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.sign(_the_agreement(case), **said, **who)


@act(
    "agreement/seal",
    Act.SEAL,
    gettext_lazy("Seal"),
    when=[Status.AGREED],
    also=_to_seal,
    then="case-agreement",
    what=gettext_lazy("The seal comes last: with it the agreement binds, its clocks begin and both sides are told."),
)
def seal(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.seal(_the_agreement(case), **who)


@act(
    "agreement/confirmation",
    Act.CONFIRM_PERFORMANCE,
    gettext_lazy("Record the court's confirmation"),
    form=ConfirmationForm,
    when=AGREED,
    also=_confirmable,
    group=Group.CHANGE,
    then="case-agreement",
)
def confirmation(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.record_confirmation(_the_agreement(case), **said, **who)


@act(
    "agreement/annulment",
    Action.SET_ASIDE,
    gettext_lazy("Set the agreement aside"),
    form=ReasonForm,
    group=Group.END,
    is_grave=True,
    what=gettext_lazy("By consent of both, or because a court says so: the dispute is where it was before."),
)
def annulment(case: Case, said: dict[str, Any], **who: Any) -> None:
    handling.set_aside(case, **said, **who)


def _the_agreement(case: Case) -> Agreement:
    """Of the very case that was read. Where there is none, another press has just set it aside."""
    found = current_agreement(case)
    if found is None:
        raise Stale(case.code)
    return found


PAGES = (draft, reading, signature, seal, confirmation, annulment)
