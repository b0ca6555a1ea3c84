"""A step that is not as it should be says which, whose and when, what was expected, and what is."""

from datetime import datetime
from typing import Any, cast

import pytest

from mediation.demonstration.walking.checks.comparing import about, same
from mediation.demonstration.walking.e_bike import story as e_bike_story
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.steps import Step, play
from mediation.demonstration.walking.wages import story as wages_story
from tests.factories import MONDAY, moment

NOBODY = cast(Any, None)


def house(slack: int = 0) -> House:
    return House(NOBODY, NOBODY, "", MONDAY, "test", say=lambda line: None, within=0.0, slack=slack)


def test_it_names_the_story_the_step_and_what_was_expected():
    def is_routed(scene: Scene) -> str:
        same("registered", "routed", "status")
        return ""

    scene = e_bike_story.scene(house())
    step = Step(0, "09:13", "章洁, window 3", "Sends it.", checks=(is_routed,))
    with pytest.raises(NotAsItShouldBe) as raised:
        play([(scene, [step])], move_clock=lambda there: None)
    expected = "e-bike, Mon 23 Nov 2026 09:13  章洁, window 3: status: should be 'routed', is 'registered'"
    assert str(raised.value) == expected


@pytest.mark.parametrize(
    ("slack", "at", "is_so"),
    [(0, "09:08", True), (0, "09:09", False), (10, "09:18", True), (10, "09:19", False), (10, "09:07", False)],
)
def test_a_moment_is_that_minute_or_as_much_later_as_the_clock_may_have_gone_on(slack: int, at: str, is_so: bool):
    def ask() -> None:
        about(wages_story.scene(house(slack)), written(moment(f"2026-11-23 {at}")), (0, "09:08"), "served")

    if is_so:
        ask()
    else:
        with pytest.raises(NotAsItShouldBe, match=r"served: should be 2026-11-23 09:08, is 2026-11-23 09:\d\d"):
            ask()


def written(at: datetime) -> str:
    return at.isoformat()


@pytest.mark.parametrize("story", [e_bike_story, wages_story])
def test_each_story_says_what_was_reported_and_what_is_invented(story: Any):
    scene = story.scene(house())
    assert scene.reported
    assert scene.invented
