"""Every address against who has no business with a case, and some who have: ``addresses.txt`` says the answer.

A new address, or another answer of an old one, fails here until somebody has written down what is right.
"""

import logging
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver

from accounts import tokens
from accounts.models import User
from mediation import handling, intake
from mediation.documents.uploads import Upload
from mediation.intake import MaterialGiven
from mediation.models import Case, Material, Paper
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, Hall, moment
from tests.mediation.documents import files
from windows import clock, visits
from windows.models import Lane, Role

pytestmark = pytest.mark.django_db
AT = moment("2026-11-23 10:00")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOT_OURS = ("account/", "admin/")  # of allauth and of Django's admin: no case is dealt with there
WRITTEN_ANYWAY = ("access", "attempt", "token", "session", "user")  # that somebody came, and when
WHO = ("anonymous", "foreign", "assisting", "clerk", "auditor")


def verdicts() -> dict[str, list[str]]:
    """By method and address, in the order of ``WHO``."""
    answers_of: dict[str, list[str]] = {}
    answers: list[str] = []
    for line in (Path(__file__).parent / "addresses.txt").read_text().splitlines():
        if line.startswith("= "):
            answers = line.removeprefix("= ").split()
        elif line and not line.startswith("#"):
            assert line not in answers_of, f"{line} stands there twice"
            answers_of[line] = answers
    return answers_of


def addresses(patterns: Any = None, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each address of the site and its view."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(pattern.pattern)
        if not isinstance(pattern, URLResolver):
            yield "/" + path, pattern.callback
        elif path not in NOT_OURS:
            yield from addresses(pattern.url_patterns, path)


def operations() -> list[tuple[str, str]]:
    """(method, address): of the API what it declares, of a page GET and POST."""
    declared = {path: getattr(view, "cls", None) for path, view in addresses()}
    return [
        (method, path)
        for path, view in declared.items()
        for method in METHODS
        if (hasattr(view, method.lower()) if view else method in ("GET", "POST"))
    ]


@dataclass
class Place:
    """A case with everything that an address can name, and who comes there."""

    case: Case
    ids: dict[str, UUID | str | int]
    users: dict[str, User | None]
    pages: dict[str, Client] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def ask(self, who: str, method: str, path: str) -> str:
        """What is answered; ``in`` where it leads to signing in. What was permitted is undone, a refusal stands."""
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda name: str(self.ids[name[1]]), path)
        with transaction.atomic():
            answer = self._program(who, method, path) if path.startswith("/api/") else self._page(who, method, path)
            is_led_in = answer.status_code == 302 and answer.headers["Location"].startswith("/account/login/")
            transaction.set_rollback(not is_led_in and answer.status_code < 400)
        return "in" if is_led_in else str(answer.status_code)

    def _page(self, who: str, method: str, path: str) -> HttpResponse:
        return self.pages[who].generic(method, path, b"", content_type="application/x-www-form-urlencoded")

    def _program(self, who: str, method: str, path: str) -> HttpResponse:
        headers = {"Authorization": f"Bearer {self.secrets[who]}"} if who in self.secrets else {}
        return Client().generic(method, path, b"{}", content_type="application/json", headers=headers)

    def come(self) -> None:
        for who, user in self.users.items():
            self.pages[who] = Client()
            if user:
                factories.enrolled(user)
                self.pages[who].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
                self.secrets[who] = tokens.issue(user, name="t", scopes=["all"], lasts=timedelta(days=1), at=NINE)[1]


@pytest.fixture
def place(monkeypatch) -> Place:
    monkeypatch.setattr(clock, "now", lambda: moment("2026-11-23 16:00"))
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)  # a thousand refusals, each with its trace
    hall = factories.hall()
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    mediator, clerk = hall.actor(Role.MEDIATOR), hall.actor(Role.CLERK)
    handling.ask_assistance(case, agency=hall.police, request="请调看监控。", by=mediator, at=AT)
    contract = MaterialGiven(kind=Material.Kind.CONTRACT, party=case.parties.get(number=1))
    upload = Upload("a.pdf", files.pdf(pages=1))
    material = driving.look_into(intake.receive_material(case, upload=upload, details=contract, by=clerk, at=AT), AT)
    case.refresh_from_db()
    made = {"state": Paper.State.READY, "ready_at": AT, "content": b"%PDF-", "pages": 1, "digest": b"1" * 32}
    Paper.objects.filter(case=case).update(**made)
    matter = intake.receive(hall.centre, kind="question", topic="加装电梯", facts="怎么申请？", by=clerk, at=NINE)
    ids: dict[str, UUID | str | int] = {
        "code": case.code,
        "number": 1,
        "paper_id": case.papers.exclude(subject_id__in=case.assist_tasks.values("pk")).earliest("owed_at").pk,
        "notice_id": case.notices.earliest("due_at").pk,
        "material_id": material.pk,
        "matter_id": matter.pk,
        "change_id": matter.pk,
        "visit_id": visits.receive(hall.centre, lane=Lane.NEW, at=NINE).pk,
        "form_id": case.pk,
        "agency": "pmc",
        "token": "x" * 32,
        "name": "routing",
        "noun": "agreement",
    }
    place = Place(case, ids, _users(hall))
    place.come()
    return place


def _users(hall: Hall) -> dict[str, User | None]:
    foreign = factories.member(factories.centre("ph"), Role.CLERK, factories.user("ph-clerk", "沈月"))
    auditor = factories.member(hall.centre, Role.AUDITOR, factories.user("sy-auditor", "应真"))
    people = (None, foreign, hall.users[Role.COORDINATOR], hall.users[Role.CLERK], auditor)
    return dict(zip(WHO, people, strict=True))


def asked(operation: str) -> Sequence[str]:
    """The same two for this operation in every run; everybody with PROOF_EXAMPLES."""
    return WHO if "PROOF_EXAMPLES" in os.environ else Random(operation).sample(WHO, 2)  # noqa: S311 - no secret


def test_every_address_answers_everybody_as_it_is_written_down_and_the_refused_change_nothing(place):
    right, before = verdicts(), everything()
    statuses = {
        f"{method} {path}": {who: place.ask(who, method, path) for who in asked(f"{method} {path}")}
        for method, path in operations()
    }
    assert not statuses.keys() ^ right.keys()
    written = {key: {who: dict(zip(WHO, right[key], strict=True))[who] for who in statuses[key]} for key in statuses}
    assert not {key: (answers, written[key]) for key, answers in statuses.items() if answers != written[key]}
    assert everything() == before


def everything() -> dict[str, int]:
    """A sum over each table."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.managed]
    kept = [table for table in tables if not any(word in table for word in WRITTEN_ANYWAY)]
    with connection.cursor() as cursor:
        sums = (f"SELECT '{table}', coalesce(sum(hashtext(t::text)), 0) FROM {table} t" for table in kept)  # noqa: S608 - our own names
        cursor.execute(" UNION ALL ".join(sums))
        return dict(cursor.fetchall())
