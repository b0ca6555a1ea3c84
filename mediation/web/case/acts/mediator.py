"""Who mediates: chosen by the parties or designated."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Count
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from mediation import articles, citations
from mediation.casework.acts import acceptance as acts
from mediation.models import Case
from mediation.web.case import choices
from mediation.web.case.act_forms import ActForm
from mediation.web.case.act_pages import ActGroup, ActPage
from mediation.web.case.fields import StaffField

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
        field.queryset = choices.mediators_of(self.case, at=self.staff.at)
        in_hand = Case.objects.open().filter(mediator__in=field.queryset)
        field.loads = dict(in_hand.values_list("mediator").annotate(Count("pk")))

    def initially(self) -> dict[str, Any]:
        return {"mediator": self.case.mediator.staff_number} if self.case.mediator else {}


class MediatorForm(MediatorFields[acts.MediatorArguments]):
    def arguments(self) -> acts.MediatorArguments:
        return acts.MediatorArguments(mediator=self.cleaned_data["mediator"])


mediator = ActPage(acts.mediator, MediatorForm, group=ActGroup.CHANGE)
