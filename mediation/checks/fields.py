"""Every column of a person, a party, a case and a matter is asked for, shown and printed where it is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db.models import Model
from django.utils.module_loading import import_string

from accounts.models import Person, PersonKind
from accounts.persons import ENTERED
from mediation.casework import Written
from mediation.checks.written import TABLES
from mediation.checks.written.rows import Derived, Entered, Row
from mediation.documents import forms
from mediation.models import Case, Matter, Party

MARK = "※"  # stands for what is written in a part
ROWS = "mediation/checks/written/"
PAGES = Path(__file__).resolve().parent.parent.parent / "templates" / "mediation"
#: Pages and the API are named, not imported: the worker registers the checks too, and has no use for them.
SHEET = "mediation.web.intake.forms.IntakeForm"
AFTER_THE_FIRST_SAVE = "mediation.web.intake.particulars_form.ParticularsForm"
OTHER_MATTERS = "mediation.web.intake.matter_forms.MatterForm"
_APPLICATION = "mediation.api.application_body.ApplicationBody"
BODIES: Mapping[type[Model], tuple[str, ...]] = {
    Person: ("mediation.api.person_bodies.PersonBody",),
    Party: ("mediation.api.person_bodies.PartyBody",),
    Case: (_APPLICATION,),
    Matter: ("mediation.api.matters.MatterBody", "mediation.api.matters.HandOverBody", _APPLICATION),
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
    if model is Person:
        yield from _not_entered(rows)
    for name, row in rows.items():
        if not isinstance(row, Derived):
            yield from (f"{model.__name__}.{name}: {fault} ({ROWS})" for fault in _missing(row, model))


def _not_entered(rows: Mapping[str, Row]) -> Iterator[str]:
    for name, row in rows.items():
        if isinstance(row, Entered) and name not in ENTERED:
            yield f"accounts/persons/details.py: Details has no {name!r}, so nobody can enter it."


def _missing(row: Entered, model: type[Model]) -> Iterator[str]:
    """Places that a row names and that are not there."""
    if isinstance(row.window, tuple):
        yield from (f"the sheet at the window has no field {name!r}" for name in row.window if name not in _sheet())
    if isinstance(row.online, str) and row.online not in {field.name for field in fields(Written)}:
        yield f"an application online has no {row.online!r}"
    if isinstance(row.api, str) and not any(row.api in import_string(body)().get_fields() for body in BODIES[model]):
        yield f"the body of the API has no {row.api!r}"
    if isinstance(row.page, str) and row.page not in _pages():
        yield f"no page of a case or a matter asks for {row.page!r}"
    if isinstance(row.paper, str) and not _is_printed(row.paper):
        yield f"no form prints {row.paper!r}"


def _sheet() -> set[str]:
    """The fields of the sheet, of the form after the first save for a person and for a firm, and of other matters."""
    people = [Person(kind=PersonKind.NATURAL_PERSON), Person(kind=PersonKind.LEGAL_PERSON)]
    parties = [Party(number=number, person=person) for number, person in enumerate(people, start=1)]
    filled_in_later = import_string(AFTER_THE_FIRST_SAVE)(parties=parties).fields
    return {*import_string(SHEET).base_fields, *filled_in_later, *import_string(OTHER_MATTERS).base_fields}


@cache
def _pages() -> str:
    return "\n".join(page.read_text() for page in _templates())


def _templates() -> Iterable[Path]:
    return [page for folder in ("case", "intake") for page in sorted((PAGES / folder).rglob("*.html"))]


def _is_printed(part: str) -> bool:
    """Whether the form has such a part, and puts it on the paper: in the rows of a party, else in its template."""
    name, _dot, field = part.partition(".")
    form = getattr(forms, name)
    if field not in form.__dataclass_fields__:
        return False
    if form in (forms.Individual, forms.Organisation):
        filled = {"role": "—", "name": "—", field: MARK}
        return MARK in str(form(**filled).as_data())
    return field in (PAGES / "papers" / f"{form.kind}.typ").read_text()
