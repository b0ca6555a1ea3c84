"""Both disputes of the report, and the two other endings, through the API from the window to the survey."""

import pytest

from mediation.demonstration.walking import trace
from mediation.demonstration.walking.playing import Way, perform
from mediation.demonstration.walking.scene import House
from tests.journeys.conftest import Hands


@pytest.mark.parametrize("way", Way)
def test_the_stories_go_as_they_are_told(way: Way, house: House, hands: Hands):
    scenes = perform(house, way, move_clock=hands.move_to)
    assert all(scene.case()["status"] == "closed" for scene in scenes)
    assert len(list(trace.lines(scenes))) == sum(len(scene.events()) for scene in scenes)
