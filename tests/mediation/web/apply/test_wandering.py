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
    browser, feet, answered = Client(headers={"accept-language": "en"}), random.Random(seed), set()  # noqa: S311 - where to go next
    for _step in range(60):
        if feet.random() < 0.5:
            assert browser.get(f"/apply/{feet.choice(PAGES)}", follow=True).status_code == 200
            continue
        name = feet.choice(list(ANSWERS)) if feet.random() < 0.3 else following(answered)
        if name == "code" and not PhoneProof.objects.exists():
            continue
        is_its_turn = name in answered or name == following(answered)
        assert answer(browser, name).status_code == 302
        answered |= {name} if is_its_turn else set()
    for name in [question for question in ANSWERS if question not in answered]:
        answer(browser, name)
    for name, shown in SHOWN.items():
        assert shown in words(browser.get(f"/apply/{name}/"))
    assert {browser.post("/apply/answers/").url for _press in range(3)} == {"/apply/sent/"}
    assert Case.objects.count() == PhoneProof.objects.exclude(spent_at=None).count() == 1


def following(answered: set[str]) -> str:
    """The first question not answered yet; the last one when all are."""
    return next((name for name in ANSWERS if name not in answered), "contact")
