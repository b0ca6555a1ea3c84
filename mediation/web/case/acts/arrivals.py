"""Checking in parties who have just come: for a session, to sign, to pay, to bring a paper (到场签到)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import casework
from mediation.access.permissions import Act
from mediation.models import Case
from mediation.states import ENDED, Status
from mediation.web.case import fields
from mediation.web.case.act_pages import ActForm, Group, act
from mediation.web.case.fields import PartiesField


class ArrivalForm(ActForm):
    parties = PartiesField(label=gettext_lazy("Who has come"))

    def prepare(self) -> None:
        self.fields["parties"].queryset = fields.parties_of(self.case)  # type: ignore[attr-defined]
        self.fields["parties"].required = True
        self.fields["parties"].error_messages["required"] = _("Tick whoever has come.")


@act(
    "check-ins",
    Act.CHECK_IN,
    gettext_lazy("Check in who has come"),
    form=ArrivalForm,
    when=set(Status) - ENDED,
    group=Group.CHANGE,
    what=gettext_lazy("They get one ticket together. Whoever is here already is not counted again."),
)
def check_in(case: Case, said: dict[str, Any], **who: Any) -> None:
    casework.check_in(case, parties=list(said["parties"]), **who)


PAGES = (check_in,)
