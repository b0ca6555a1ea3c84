"""What an act on a case asks: one form for each kind of arguments; here those that many acts share."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Generic, TypeVar
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from mediation.casework.acts.arguments import NoArguments, OccurrenceArguments, ReasonArguments
from mediation.models import Case
from mediation.web.shell.controls import HappenedField, Sheet
from mediation.web.shell.entrance import StaffRequest

Arguments = TypeVar("Arguments")


class ActForm(Sheet, Generic[Arguments]):
    """What an act asks. ``form_id``: this sheet, which counts once; ``seen``: the last line of the journal read.

    ``answered_by_none``: fields in which choosing nothing is an answer like the others, so that none is "optional".
    """

    answered_by_none: Collection[str] = ()
    form_id = forms.CharField(max_length=40, widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        case: Case,
        staff: StaffRequest,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.case, self.staff = case, staff
        known = {"form_id": str(uuid4()), "seen": case.head_seq} | self.initially() | (initial or {})
        super().__init__(data, files, initial=known)
        self.prepare()

    @property
    def meaning(self) -> str:
        """What the act means where that hangs on the law of this case; else the page's own ``what`` is shown."""
        return ""

    def initially(self) -> dict[str, Any]:
        """What stands on an untouched sheet."""
        return {}

    def prepare(self) -> None:
        """Give the fields the rows of this case to choose from."""

    def rebuilt(self) -> ActForm[Arguments] | None:
        """The sheet as a press that is no sending asks for it: a row more, a row less. None for a sending."""
        return None

    def arguments(self) -> Arguments:
        """The answers of a valid sheet, as the act takes them."""
        raise NotImplementedError

    def field_of(self, name: str) -> str:
        """Which field shows an error of the domain's field ``name``."""
        return name


class BareForm(ActForm[NoArguments]):
    """Nothing is asked."""

    def arguments(self) -> NoArguments:
        return NoArguments()


class ReasonForm(ActForm[ReasonArguments]):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))

    def arguments(self) -> ReasonArguments:
        return ReasonArguments(reason=self.cleaned_data["reason"])


class OccurrenceFields(ActForm[Arguments]):
    """When something happened; a form of this kind names the field."""

    occurred_at: HappenedField

    def initially(self) -> dict[str, Any]:
        return {"occurred_at": self.staff.at}

    def clean_occurred_at(self) -> Any:
        field: HappenedField = self.fields["occurred_at"]  # type: ignore[assignment]
        return field.clean_at(self.cleaned_data["occurred_at"], self.staff.at, since=self.case.registered_at)


class OccurrenceForm(OccurrenceFields[OccurrenceArguments]):
    """That something happened, and when."""

    def arguments(self) -> OccurrenceArguments:
        moment = self.cleaned_data.get("occurred_at")
        return OccurrenceArguments(occurred_at=None if moment == self.staff.at else moment)
