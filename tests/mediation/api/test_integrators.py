"""The examples of the page for integrators, played one after the other."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from mediation.models import Material
from tests import driving
from tests.factories import NINE
from tests.house import examples
from tests.house.examples import Example
from windows.models import Role

PASSWORD = "a password of nobody"


@pytest.mark.django_db
def test_every_example_is_answered_as_the_page_says(hall):
    clerk = hall.users[Role.CLERK]
    clerk.set_password(PASSWORD)
    clerk.save()
    known = {"password": PASSWORD}
    played = list(examples.examples())
    assert len(played) >= 12
    wrong = [
        f"{exchange.method} {exchange.address}: {line}"
        for exchange in played
        for line in answered_otherwise(exchange, known)
    ]
    assert wrong == []


def answered_otherwise(example: Example, known: dict[str, str]) -> list[str]:
    headers = {name: examples.filled(value, known) for name, value in example.headers.items()}
    kind = headers.pop("Content-Type", "application/json")
    form = "multipart" if kind.startswith("multipart") else "json"
    send = getattr(APIClient(), example.method.lower())
    data = body_of(example, form, known)
    answer = send(examples.filled(example.address, known), data, format=form, headers=headers)
    for waiting in Material.objects.filter(state=Material.State.CHECKING):
        driving.look_into(waiting, NINE)
    if answer.status_code != example.status:
        return [f"{answer.status_code}: {answer.content.decode()[:300]}"]
    if not example.answer.startswith(("{", "[")):
        text = answer.content.decode()
        return [] if text.strip() == example.answer else [f"answers {text[:200]!r}"]
    return examples.differences(examples.parsed(example.answer), answer.json(), known)


def body_of(example: Example, form: str, known: dict[str, str]) -> Any:
    if not example.body:
        return None
    if form == "json":
        return examples.parsed(examples.filled(example.body, known))
    fields: dict[str, Any] = dict(line.split("=", 1) for line in example.body.splitlines())
    name, _, content = fields["file"].removeprefix("@").partition(":")
    return fields | {"file": SimpleUploadedFile(name, content.encode(), "text/plain")}


def test_an_answer_that_differs_is_noticed():
    known: dict[str, str] = {"code": "1"}
    page = {"code": "<code>", "rows": ["a", "…"], "new": "<new>", "gone": 1}
    assert examples.differences(page, {"code": "2", "rows": ["b", "c"], "new": 5}, known) == [
        ".gone is not there",
        ".code is '2', not '1'",
        ".rows.0 is 'b', not 'a'",
    ]
    assert known["new"] == "5"
