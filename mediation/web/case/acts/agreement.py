"""Acts on the agreement: drawing it up, reading it back, signatures, the seal, confirmation, setting it aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from accounts import persons
from accounts.models import Person
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.casework.acts import agreement as acts
from mediation.documents import amounts
from mediation.models import AgreementTerm, Signature
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm, BareForm, OccurrenceForm, ReasonForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.acts.agreement_sheet import AgreementForm
from mediation.web.case.fields import PartyField
from mediation.web.case.latest_agreement import agreement_of
from mediation.web.shell.controls import HappenedField

SHOWN_AT = "case-agreement-text"


class SignatureForm(ActForm[acts.SignatureArguments]):
    """``party``: whose signature was taken down; left out: the mediator's own."""

    answered_by_none = ("party",)

    party = PartyField(label=gettext_lazy("Whose signature"), required=False, empty=gettext_lazy("my own, as mediator"))
    is_here = forms.BooleanField(label=gettext_lazy("They signed at the centre"), required=False, initial=True)

    def prepare(self) -> None:
        agreement = self.case.agreements.live().first()
        signed = Signature.objects.filter(agreement=agreement, kind=Signature.Kind.PARTY).values_list("party")
        parties = choices.principals_of(self.case).exclude(pk__in=signed)
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        self.initial.setdefault("party", next((party.number for party in parties), None))

    def arguments(self) -> acts.SignatureArguments:
        return acts.SignatureArguments(party=self.cleaned_data["party"], is_here=self.cleaned_data["is_here"])


class ReadingForm(BareForm):
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


class ConfirmationForm(OccurrenceForm):
    occurred_at = HappenedField(label=gettext_lazy("When the court confirmed it"))

    def initially(self) -> dict[str, Any]:
        return {}


draft = ActPage(acts.draft, AgreementForm, template="mediation/case/agreement/draft.html", then=SHOWN_AT, keeps=True)
reading = ActPage(acts.reading, ReadingForm, template="mediation/case/agreement/reading.html", then=SHOWN_AT)
signature = ActPage(acts.signature, SignatureForm, then=SHOWN_AT)
seal = ActPage(
    acts.seal,
    BareForm,
    then=SHOWN_AT,
    what=gettext_lazy("The seal comes last: with it the agreement binds, its clocks begin and both sides are told."),
)
confirmation = ActPage(acts.confirmation, ConfirmationForm, group=ActGroup.CHANGE, then=SHOWN_AT)
annulment = ActPage(
    acts.annulment,
    ReasonForm,
    group=ActGroup.END,
    is_grave=True,
    what=gettext_lazy("By consent of both, or because a court says so: the dispute is where it was before."),
)

PAGES = (draft, reading, signature, seal, confirmation, annulment)
