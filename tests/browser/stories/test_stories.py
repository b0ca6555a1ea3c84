"""Both disputes of the report by people's hands on the real pages, from the window to the survey.

The tables of the walkthrough say when, and what must be so afterwards; here every act is clicked and typed.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from accounts.models import User
from mediation.demonstration.walking.checks.journal import Journal
from mediation.demonstration.walking.e_bike import story as e_bike_story
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.steps import Step, play
from mediation.demonstration.walking.wages import story as wages_story
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.stories import e_bike, wages
from tests.browser.stories.people import Acts, Appearance, Play
from tests.journeys.conftest import Hands

E_BIKE = (e_bike_story.scene, e_bike_story.STEPS, e_bike.ACTS)
WAGES = (wages_story.scene, wages_story.STEPS, wages.ACTS)
LOOKS = {
    "desk": Appearance(),
    "phone-dark-english": Appearance(size=PHONE, language="en", theme="dark"),
    "desk-english": Appearance(language="en"),
    "phone-large": Appearance(size=PHONE, type="large"),
}
#: The first and the last always; all of them in `make proof`.
PLAYS = [
    pytest.param(E_BIKE, LOOKS["desk"], id="e-bike-desk"),
    pytest.param(E_BIKE, LOOKS["phone-dark-english"], id="e-bike-phone-dark-english"),
    pytest.param(WAGES, LOOKS["desk-english"], id="wages-desk-english"),
    pytest.param(WAGES, LOOKS["phone-large"], id="wages-phone-large"),
]


@pytest.mark.parametrize(("story", "appearance"), PLAYS if "PROOF_EXAMPLES" in os.environ else PLAYS[::3])
def test_a_dispute_goes_from_the_window_to_the_survey(
    story: tuple[Callable[[House], Scene], Iterable[Step], Acts],
    appearance: Appearance,
    house: House,
    dial: Hands,
    open_page: OpenPage,
    problems: list[str],
    worked: Callable[[], None],
):
    begin, steps, acts = story
    User.objects.update(language=appearance.language, theme=appearance.theme, large_type=appearance.type == "large")
    played = Play(begin(house), open_page, appearance, worked=worked)
    by_hand = list(with_hands(steps, acts, played))
    play([(played.scene, by_hand)], move_clock=dial.move_to)
    problems[:] = [problem for problem in problems if not is_of_a_page_left_open(problem)]
    assert {where: complaints for where, complaints in played.complaints.items() if complaints} == {}


def is_of_a_page_left_open(problem: str) -> bool:
    """Whoever assisted asks for news of the case until they are told that it is no longer with them."""
    return problem.startswith("404") and "/news/?version=" in problem


def with_hands(steps: Iterable[Step], acts: Acts, played: Play) -> Iterator[Step]:
    """The story's steps, each act done on the screens; at a narrow screen only its journal is read again."""
    is_wide = played.appearance.size != PHONE
    for step in steps:
        checks = tuple(check for check in step.checks if is_wide or isinstance(check, Journal))
        act = acts.get((step.day, step.clock))
        yield replace(step, act=partial(done, act, played) if act else step.act, checks=checks, screen="")


def done(act: Callable[[Play], None], played: Play, scene: Scene) -> None:
    act(played)
    played.worked()
