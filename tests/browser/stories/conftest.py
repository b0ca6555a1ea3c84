"""Both demonstration centres, the stand-in gateway and a clock that the story moves, behind real pages."""

from collections.abc import Callable

import pytest

from mediation.config.celery import app
from mediation.demonstration import logins, planting, story
from mediation.demonstration.walking.client import Client
from mediation.demonstration.walking.house import House
from tests.factories import MONDAY
from tests.gateway.fixtures import gateway
from tests.gateway.running import RunningGateway
from tests.journeys.conftest import Hands, InProcess, Worker
from windows import calendars, clock

__all__ = ["gateway"]


@pytest.fixture
def dial(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The clock of pages and sweeps; it stands still until the story moves it."""
    made = Hands(at=story.ready(MONDAY), worker=Worker())
    monkeypatch.setattr(clock, "now", lambda: made.at)
    monkeypatch.setattr(clock, "database_now", lambda: made.at)
    return made


@pytest.fixture
def house(transactional_db: None, settings, live_url: str, gateway: RunningGateway, dial: Hands) -> House:
    settings.SMS_GATEWAY_URL, settings.PUBLIC_URL = gateway.url, live_url
    calendars.load(2026)
    planting.plant_centres()
    app.loader.import_default_modules()
    return House(
        system=InProcess("http://testserver", patience=1.0, worker=dial.worker),
        gateway=Client(gateway.url, patience=5.0),
        password=logins.password(),
        monday=MONDAY,
        run="test",
        say=lambda line: None,
        within=0.5,
    )


@pytest.fixture
def worked(dial: Hands) -> Callable[[], None]:
    """What worker and beat do while somebody walks to the next desk."""

    def catch_up() -> None:
        dial.worker.has_work = True
        dial.worker.catch_up()

    return catch_up
