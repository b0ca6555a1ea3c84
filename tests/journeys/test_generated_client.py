"""A client that openapi-python-client makes of the description plays the first dispute to its end, losing nothing."""

import sys
from collections.abc import Iterator
from datetime import datetime

import pytest
from pytest_django.live_server_helper import LiveServer

from mediation.config.celery import app
from mediation.demonstration import logins, planting
from mediation.demonstration.walking.client import Client
from mediation.demonstration.walking.e_bike import story as e_bike_story
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.steps import play
from tests.description import document
from tests.factories import MONDAY
from tests.gateway.running import RunningGateway
from tests.journeys import generated
from tests.journeys.conftest import Hands


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[generated.Operation]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(generated.generate(document(), tmp_path_factory.mktemp("client")))
        yield generated.operations(document())
    for name in [name for name in sys.modules if name.split(".")[0] == generated.PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def house(
    live_server: LiveServer, settings, gateway: RunningGateway, hands: Hands, operations: list[generated.Operation]
) -> House:
    settings.SMS_GATEWAY_URL = gateway.url
    planting.plant_centres()
    app.loader.import_default_modules()
    return House(
        system=generated.ByGenerated(live_server.url, operations=operations, worker=hands.worker),
        gateway=Client(gateway.url, patience=5.0),
        password=logins.password(),
        monday=MONDAY,
        run="generated",
        say=lambda line: None,
        within=0.5,
    )


def test_a_generated_client_plays_the_story_of_the_e_bike(house: House, hands: Hands):
    scene = e_bike_story.scene(house)
    play([(scene, e_bike_story.STEPS)], move_clock=hands.move_to)
    assert scene.case()["status"] == "closed"
    whole = house.system.answers["case_read"][-1]
    assert type(whole).__name__ == "WholeCaseAnswer"
    assert (whole.status.value, whole.owner.code, whole.mediator.staff_number) == ("closed", "sy_pmc_pro", "sy-med-pro")
    assert isinstance(whole.closed_at, datetime)
    assert [(party.number, party.role.value) for party in whole.parties] == [(1, "applicant"), (2, "respondent")]
    (agreement,) = whole.agreements
    assert [(term.debtor, term.creditor, term.amount) for term in agreement.terms] == [(2, 1, "2500.00")]
    assert len(agreement.signatures) == 4
    assert (whole.trips.places, len(whole.trips.made)) == (1, 6)
    assert {clock.term for clock in whole.clocks} >= {"P-1", "PM-1", "PF", "CB-1"}


def test_what_the_description_does_not_name_is_noticed(operations: list[generated.Operation]):
    (listed,) = [each for each in operations if each.template == "/api/v1/me"]
    made = listed.module.MeAnswer.from_dict({"staff_number": "1", "name": "x", "duties": [], "colour": "red"})
    assert generated.undescribed([made]) == [".0.colour"]
