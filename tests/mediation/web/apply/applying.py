"""A person who applies online without a script: what they answer on each page, and the code on their telephone."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from mediation import notices
from mediation.models import PhoneProof

ANSWERS: dict[str, dict[str, Any]] = {
    "centre": {"centre": "sy"},
    "name": {"name": "陈秀英"},
    "phone": {"phone": "100 0000 0031"},
    "code": {},
    "document": {"document_number": ""},
    "against": {
        "other_side": "person",
        "respondent_name": "周大伟",
        "relation": "邻居",
        "respondent_phone": "10000000032",
    },
    "facts": {"facts": "楼上邻居家水管漏水，把我家天花板和衣柜泡坏了，找他几次都不肯赔。"},
    "request": {"request": "修好水管，赔偿损失。", "amount": "1,800.00".replace(",", "")},
    "safety": {"is_in_danger": "no"},
    "contact": {"contact": "any_time", "safe_hours": ""},
}


def words(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def digits() -> str:
    """The code on the telephone."""
    return notices.one_time_code(PhoneProof.objects.latest("issued_at").pk)


def answer(browser: Client, question: str, **otherwise: Any) -> HttpResponse:
    payload = ANSWERS[question] | ({"one_time_code": digits()} if question == "code" else {}) | otherwise
    return browser.post(f"/apply/{question}/", payload)


def answer_until(browser: Client, stop: str = "answers", **otherwise: dict[str, Any]) -> None:
    """Everything before the page ``stop``; ``otherwise``: by question, what is said differently."""
    for question in ANSWERS:
        if question == stop:
            return
        assert answer(browser, question, **otherwise.get(question, {})).status_code == 302, question
