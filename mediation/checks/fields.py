"""Every column of a person, a party, a case and a matter is asked for, shown and printed where it is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db.models import Model
from rest_framework.serializers import Serializer

from accounts.models import Person, PersonKind
from mediation.api.hall import HandOverBody, MatterBody
from mediation.api.registering import ApplicationBody, PartyBody, PersonBody
from mediation.casework import Written
from mediation.checks.written import TABLES, Made, Row, Told
from mediation.documents import forms
from mediation.models import Case, Matter, Party
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.matter_forms import MatterForm
from mediation.web.intake.registration_forms import ParticularsForm

ROWS = "mediation/checks/written.py"
PAGES = Path(__file__).resolve().parent.parent.parent / "templates" / "mediation"
BODIES: Mapping[type[Model], tuple[type[Serializer], ...]] = {
    Person: (PersonBody,),
    Party: (PartyBody,),
    Case: (ApplicationBody,),
    Matter: (MatterBody, HandOverBody, ApplicationBody),
}


@register()
def every_field_is_asked_shown_and_printed(**_: Any) -> list[CheckMessage]:
    return [Error(fault, id="mediation.E004") for model, rows in TABLES.items() for fault in faults(model, rows)]


def faults(model: type[Model], rows: Mapping[str, Row]) -> Iterator[str]:
    """What is forgotten of a model, a sentence each."""
    columns = {field.name for field in model._meta.concrete_fields}
    for name in sorted(columns - rows.keys()):
        yield f"{ROWS} does not say where {model.__name__}.{name} is asked for, shown and printed."
    for name in sorted(rows.keys() - columns):
        yield f"{ROWS} tells of {model.__name__}.{name}, which is no column."
    for name, row in rows.items():
        if not isinstance(row, Made):
            yield from (f"{model.__name__}.{name}: {fault} ({ROWS})" for fault in _missing(row, model))


def _missing(row: Told, model: type[Model]) -> Iterator[str]:
    """Places that a row names and that are not there."""
    if isinstance(row.window, tuple):
        yield from (f"the sheet at the window has no field {name!r}" for name in row.window if name not in _sheet())
    if isinstance(row.online, str) and row.online not in {field.name for field in fields(Written)}:
        yield f"an application online has no {row.online!r}"
    if isinstance(row.api, str) and not any(row.api in body().get_fields() for body in BODIES[model]):
        yield f"the body of the API has no {row.api!r}"
    if isinstance(row.page, str) and row.page not in _pages():
        yield f"no page of a case or a matter asks for {row.page!r}"
    if isinstance(row.paper, str) and not _is_printed(row.paper):
        yield f"no form prints {row.paper!r}"


def _sheet() -> set[str]:
    """The fields of the sheet, of the form after the first save for a person and for a firm, and of other matters."""
    people = [Person(kind=PersonKind.NATURAL_PERSON), Person(kind=PersonKind.LEGAL_PERSON)]
    parties = [Party(number=number, person=person) for number, person in enumerate(people, start=1)]
    return {*IntakeForm.base_fields, *ParticularsForm(parties=parties).fields, *MatterForm.base_fields}


@cache
def _pages() -> str:
    return "\n".join(page.read_text() for page in _templates())


def _templates() -> Iterable[Path]:
    return [page for folder in ("case", "intake") for page in sorted((PAGES / folder).rglob("*.html"))]


def _is_printed(part: str) -> bool:
    form, _dot, field = part.partition(".")
    return field in getattr(forms, form).__dataclass_fields__
