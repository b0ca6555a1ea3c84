"""Both disputes of the report, and the two other endings, through the API from the window to the survey."""

import pytest

from mediation.demonstration.walking import trace
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.playing import Variant, perform
from tests.journeys.conftest import Hands


@pytest.mark.parametrize("way", Variant)
def test_the_stories_go_as_they_are_told(way: Variant, house: House, hands: Hands):
    scenes = perform(house, way, move_clock=hands.move_to)
    assert all(scene.case()["status"] == "closed" for scene in scenes)
    assert len(list(trace.lines(scenes))) == sum(len(scene.events()) for scene in scenes)
