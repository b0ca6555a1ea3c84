"""Checking in parties who have just come: for a session, to sign, to pay, to bring a paper (到场签到)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.casework.acts import arrivals as acts
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.fields import PartiesField


class ArrivalForm(ActForm[acts.ArrivalArguments]):
    parties = PartiesField(label=gettext_lazy("Who has come"))

    def prepare(self) -> None:
        self.fields["parties"].queryset = choices.parties_of(self.case)  # type: ignore[attr-defined]
        self.fields["parties"].required = True
        self.fields["parties"].error_messages["required"] = _("Tick whoever has come.")

    def arguments(self) -> acts.ArrivalArguments:
        return acts.ArrivalArguments(parties=list(self.cleaned_data["parties"]))


check_in = ActPage(
    acts.check_in,
    ArrivalForm,
    group=ActGroup.CHANGE,
    what=gettext_lazy("They get one ticket together. Whoever is here already is not counted again."),
)

PAGES = (check_in,)
