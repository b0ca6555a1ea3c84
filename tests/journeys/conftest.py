"""The walkthrough inside one process: the same steps, the real gateway, the sweeps run whenever somebody looks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from django.test import Client as Browser

from mediation.config.celery import app
from mediation.config.schedule import EVERY
from mediation.demonstration import logins, planting, story
from mediation.demonstration.walking.client import Answer, Client
from mediation.demonstration.walking.scene import House
from tests.factories import MONDAY
from tests.gateway.fixtures import gateway
from tests.gateway.running import RunningGateway
from windows import clock

__all__ = ["gateway"]

NOT_NEEDED = {"mediation.heartbeat", "mediation.sweep_seals", "mediation.sweep_old_rows"}


@dataclass
class InProcess(Client):
    """Asks the application without a network; what a worker would do meanwhile is done before."""

    browser: Browser = field(default_factory=Browser)

    def exchange(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> Answer:
        sweep()
        answer = self.browser.generic(method, path, content or b"", "application/json", headers=headers)
        has_body = answer.content and answer["Content-Type"] == "application/json"
        return Answer(answer.status_code, answer.json() if has_body else None)


class Watched(Client):
    """The gateway, looked at after the worker has had its turn."""

    def exchange(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> Answer:
        sweep()
        return super().exchange(method, path, content, headers)


def sweep() -> None:
    app.loader.import_default_modules()
    for name in EVERY.keys() - NOT_NEEDED:
        app.tasks[name]()


@dataclass
class Hands:
    """The hands of a clock that stands still until it is moved."""

    at: datetime

    def move_to(self, there: datetime) -> None:
        assert there >= self.at
        self.at = there


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands(at=story.ready(MONDAY))
    monkeypatch.setattr(clock, "now", lambda: made.at)
    monkeypatch.setattr(clock, "database_now", lambda: made.at)
    return made


@pytest.fixture
def house(db: None, settings: object, gateway: RunningGateway, hands: Hands) -> House:
    settings.SMS_GATEWAY_URL = gateway.url
    planting.plant_centres()
    return at_home(MONDAY, gateway.url, say=lambda line: None)


def at_home(monday: date, gateway_url: str, *, say: Callable[[str], None]) -> House:
    return House(
        system=InProcess("http://testserver", patience=1.0),
        gateway=Watched(gateway_url, patience=5.0),
        password=logins.password(),
        monday=monday,
        run="test",
        say=say,
        within=0.5,
    )
