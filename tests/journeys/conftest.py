"""The walkthrough inside one process: the same steps, the real gateway, the sweeps run whenever somebody looks."""

from dataclasses import dataclass, field
from datetime import datetime

import pytest
from django.test import Client as Browser

from mediation.config.celery import app
from mediation.config.schedule import EVERY
from mediation.demonstration import logins, planting, story
from mediation.demonstration.walking.client import Answer, Client
from mediation.demonstration.walking.house import House
from tests.factories import MONDAY
from tests.gateway.fixtures import gateway
from tests.gateway.running import RunningGateway
from windows import clock

__all__ = ["gateway"]

PASSES = 2  # what a clock brings about, then the messages that it brings about
NOT_NEEDED = {"mediation.heartbeat", "mediation.sweep_seals", "mediation.sweep_old_rows"}


@dataclass
class Worker:
    """What worker and beat would do meanwhile: done before somebody looks, if anything has happened."""

    has_work: bool = True

    def catch_up(self) -> None:
        for _ in range(PASSES if self.has_work else 0):
            for name in EVERY.keys() - NOT_NEEDED:
                app.tasks[name]()
        self.has_work = False


@dataclass
class InProcess(Client):
    """Asks the application without a network."""

    worker: Worker = field(default_factory=Worker)
    browser: Browser = field(default_factory=Browser)

    def exchange(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> Answer:
        if method == "GET":
            self.worker.catch_up()
        else:
            self.worker.has_work = True
        answer = self.browser.generic(
            method, path, content or b"", headers.get("Content-Type", "application/json"), headers=headers
        )
        has_body = answer.content and answer["Content-Type"] == "application/json"
        return Answer(answer.status_code, answer.json() if has_body else None)


@dataclass
class Hands:
    """The hands of a clock that stands still until it is moved, and that nobody moves back."""

    at: datetime
    worker: Worker

    def move_to(self, there: datetime) -> None:
        self.at, self.worker.has_work = max(self.at, there), True


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands(at=story.ready(MONDAY), worker=Worker())
    monkeypatch.setattr(clock, "now", lambda: made.at)
    monkeypatch.setattr(clock, "database_now", lambda: made.at)
    return made


@pytest.fixture
def house(db: None, settings, gateway: RunningGateway, hands: Hands) -> House:
    settings.SMS_GATEWAY_URL = gateway.url
    planting.plant_centres()
    app.loader.import_default_modules()
    return House(
        system=InProcess("http://testserver", patience=1.0, worker=hands.worker),
        gateway=Client(gateway.url, patience=5.0),
        password=logins.password(),
        monday=MONDAY,
        run="test",
        say=lambda line: None,
        within=0.5,
    )
