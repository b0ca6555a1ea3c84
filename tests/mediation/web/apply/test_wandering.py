"""Whoever wanders about in an application, back, forward and again, loses no answer and sends nothing twice."""

import random
from datetime import timedelta

import pytest
from django.test import Client

from mediation.models import Case, PhoneProof
from tests.factories import NINE
from tests.mediation.web.apply.applying import ANSWERS, answer, words
from windows import clock

pytestmark = pytest.mark.django_db

PAGES = ["", *(f"{name}/" for name in ANSWERS), "answers/", "sent/"]
SHOWN = {"name": "陈秀英", "against": "周大伟", "facts": "泡坏了", "request": "修好水管"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_wanderer_loses_nothing_and_doubles_nothing(hall, monkeypatch, seed):
    moments = iter(NINE + timedelta(seconds=3 * step) for step in range(2000))
    monkeypatch.setattr(clock, "now", lambda: next(moments))
    browser, feet, given = Client(headers={"accept-language": "en"}), random.Random(seed), set()  # noqa: S311 - where to go next
    for _step in range(60):
        if feet.random() < 0.5:
            assert browser.get(f"/apply/{feet.choice(PAGES)}", follow=True).status_code == 200
            continue
        name = feet.choice(list(ANSWERS)) if feet.random() < 0.3 else following(given)
        if name == "code" and not PhoneProof.objects.exists():
            continue
        is_its_turn = name in given or name == following(given)
        assert answer(browser, name).status_code == 302
        given |= {name} if is_its_turn else set()
    for name in [one for one in ANSWERS if one not in given]:
        answer(browser, name)
    for name, said in SHOWN.items():
        assert said in words(browser.get(f"/apply/{name}/"))
    assert {browser.post("/apply/answers/").url for _press in range(3)} == {"/apply/sent/"}
    assert Case.objects.count() == PhoneProof.objects.exclude(spent_at=None).count() == 1


def following(given: set[str]) -> str:
    """The first question not answered yet; the last one when all are."""
    return next((name for name in ANSWERS if name not in given), "contact")
