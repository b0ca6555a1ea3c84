"""The form at the window as it stands while it is typed, in order or not: what can be read of it already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from accounts import documents, phones
from accounts.models import DocumentKind, PersonKind, Sex
from mediation import routing
from mediation.casework.particulars import Particulars
from mediation.routing import Proposal
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.roster import kind_of
from windows import hours

ENOUGH = 4  # characters of facts from which something can be proposed
WHOLE_PHONE = 11
WHOLE_DOCUMENT = 18


@dataclass(frozen=True)
class ReadFromNumber:
    """What the identity number says by itself; ``problem`` in words where it says nothing."""

    born_on: date | None = None
    sex: str = ""
    problem: str = ""


class Typed:
    """The form as it stands, while it is typed: nothing need be complete."""

    def __init__(self, form: IntakeForm) -> None:
        form.is_valid()
        self.form = form
        self.cleaned_data: dict[str, Any] = form.cleaned_data

    def text(self, field: str) -> str:
        return str(self.form.data.get(field, "")).replace("\0", "").strip()

    def is_ticked(self, field: str) -> bool:
        return bool(self.cleaned_data.get(field))

    @property
    def words(self) -> str:
        return f"{self.text('facts')} {self.text('request')}"

    @property
    def people(self) -> int:
        return self.cleaned_data.get("people") or 1

    def proposals(self) -> list[Proposal]:
        if len(self.text("facts")) < ENOUGH:
            return []
        return routing.propose(self.text("facts"), self.text("request"), self.text("relation"))

    def chosen(self) -> tuple[str, str] | None:
        category, subtype = self.cleaned_data.get("category_code") or ("", "")
        return (category, subtype) if category else None

    def particulars(self) -> Particulars:
        """Of whoever applies what is whole: half a number is nobody's."""
        phone, number = self.text("applicant_phone"), self.text("applicant_document")
        return Particulars(
            name=self.text("applicant_name"),
            phone=phone if len(phone) >= WHOLE_PHONE else "",
            document_number=number if self._is_whole(documents.compact(number)) else "",
        )

    def read(self) -> ReadFromNumber:
        """Birthday and sex out of a whole number; of a part of it nothing is said yet."""
        number, on = documents.compact(self.text("applicant_document")), hours.day_of(self.form.at)
        is_firm = kind_of(self.text("applicant_name")) != PersonKind.NATURAL_PERSON
        if is_firm or self.text("document_kind") or not self._is_whole(number):
            return ReadFromNumber()
        kind = documents.kind_of(number)
        try:
            holder = documents.holder(kind, documents.normal(kind, number, on=on), on=on)
        except ValidationError as problem:
            return ReadFromNumber(problem=problem.messages[0])
        born_on = holder.birthdays[0] if len(holder.birthdays) == 1 else None
        return ReadFromNumber(born_on, str(Sex(holder.sex).label) if holder.sex else "")

    def _is_whole(self, number: str) -> bool:
        """Eight digits may be a permit of Taiwan residents, or half an identity number that is being typed."""
        kind = self.text("document_kind") or documents.kind_of(number)
        is_half = kind == DocumentKind.RESIDENT_ID or (
            kind == DocumentKind.TAIWAN_PERMIT and not self.text("document_kind")
        )
        return len(number) >= WHOLE_DOCUMENT or (bool(number) and not is_half)

    def phone_problem(self) -> str:
        phone = self.text("applicant_phone")
        if len(phone) < WHOLE_PHONE:
            return ""
        try:
            phones.normal(phone)
        except ValidationError as problem:
            return str(problem.messages[0])
        return ""
