"""A field is named by its path in what was sent, whoever refuses it."""

import pytest

from mediation.api import paths
from mediation.api.person_bodies import PartyBody
from tests.mediation.api.conftest import application


def test_what_stands_beside_the_person_is_known() -> None:
    assert set(PartyBody().fields) - {"person"} == paths.OF_A_PARTY


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("facts", "facts"),
        ("parties", "parties"),
        ("parties.2.phone", "parties.1.person.phone"),
        ("parties.1.safe_hours", "parties.0.safe_hours"),
        ("parties.10.name", "parties.9.person.name"),
        ("references.0.number", "references.0.number"),
    ],
)
def test_the_domain_s_count_becomes_that_of_the_body(name: str, sent: str) -> None:
    assert paths.as_sent(name) == sent


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("person", "refused_by"),
    [({"phone": "12"}, "the domain"), ({"phone": "1" * 500}, "the form of the body")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_same_field_has_the_same_path_whoever_refuses_it(clerk, person: dict[str, str], refused_by: str) -> None:
    body = application()
    body["parties"][1]["person"] |= person
    answer = clerk.post("/api/v1/cases", body)
    assert answer.status_code == 400, refused_by
    assert [line["attr"] for line in answer.json()["errors"]] == ["parties.1.person.phone"]
