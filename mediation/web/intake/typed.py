"""The form at the window as it stands while it is typed, in order or not: what can be read of it already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from accounts import documents, phones
from accounts.models import PersonKind, Sex
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
            document_number=number if len(number) >= WHOLE_DOCUMENT else "",
        )

    def read(self) -> ReadFromNumber:
        """Birthday and sex out of a whole identity number; of a part of it nothing is said yet."""
        number = "".join(self.text("applicant_document").split())
        is_other = self.text("document_kind") or kind_of(self.text("applicant_name")) != PersonKind.NATURAL_PERSON
        if len(number) < WHOLE_DOCUMENT or is_other:
            return ReadFromNumber()
        try:
            identity = documents.read_resident_id(number, on=hours.day_of(self.form.at))
        except ValidationError as problem:
            return ReadFromNumber(problem=problem.messages[0])
        return ReadFromNumber(identity.born_on, str(Sex(identity.sex).label))

    def phone_problem(self) -> str:
        phone = self.text("applicant_phone")
        if len(phone) < WHOLE_PHONE:
            return ""
        try:
            phones.normal(phone)
        except ValidationError as problem:
            return str(problem.messages[0])
        return ""
