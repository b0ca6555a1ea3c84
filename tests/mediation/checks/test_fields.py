"""What is known of a person, a party, a case, a matter: a place that was forgotten is named."""

from typing import Any

import pytest

from accounts.models import Person
from mediation import checks
from mediation.checks import fields, written
from mediation.checks.written import cases, people
from mediation.checks.written.rows import Derived, Entered
from mediation.models import Case
from mediation.web.intake.forms import IntakeForm
from tests.forgetting import forgotten


def sentences() -> list[str]:
    return [problem.msg for problem in checks.every_field_is_asked_shown_and_printed()]


def test_every_field_is_where_it_is_said_to_be():
    assert sentences() == []


@pytest.mark.parametrize("model", written.TABLES, ids=lambda model: model.__name__)
def test_a_column_that_no_row_tells_of_is_named(model: Any):
    rows = dict(written.TABLES[model])
    forgotten = next(name for name, row in rows.items() if not isinstance(row, Derived))
    del rows[forgotten]
    assert list(fields.faults(model, rows)) == [
        f"mediation/checks/written/ does not say where {model.__name__}.{forgotten} is asked for, shown and printed."
    ]


def test_a_row_of_a_column_that_is_gone_is_named():
    rows = {**cases.CASE, "colour": Derived("nothing")}
    assert list(fields.faults(Case, rows)) == ["mediation/checks/written/ tells of Case.colour, which is no column."]


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ({"window": ("legal_chief",)}, "the sheet at the window has no field 'legal_chief'"),
        ({"online": "legal_chief"}, "an application online has no 'legal_chief'"),
        ({"api": "legal_chief"}, "the body of the API has no 'legal_chief'"),
        ({"page": "one.seen.legal_chief"}, "no page of a case or a matter asks for 'one.seen.legal_chief'"),
        ({"paper": "Organisation.chief"}, "no form prints 'Organisation.chief'"),
    ],
)
def test_a_place_that_is_not_there_is_named(place: dict[str, Any], fault: str):
    row = people.PERSON["legal_representative"]
    assert isinstance(row, Entered)
    rows = {**people.PERSON, "legal_representative": Entered(**(vars(row) | place))}
    assert list(fields.faults(Person, rows)) == [f"Person.legal_representative: {fault} (mediation/checks/written/)"]


def test_a_field_that_is_taken_from_the_sheet_is_missed():
    with forgotten(IntakeForm.base_fields, "respondent_legal_representative"):
        messages = sentences()
    assert messages == [
        "Person.legal_representative: the sheet at the window has no field 'respondent_legal_representative'"
        " (mediation/checks/written/)"
    ]
