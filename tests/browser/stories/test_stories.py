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
from tests.browser.stories.people import Acts, Look, Play
from tests.journeys.conftest import Hands

E_BIKE = (e_bike_story.scene, e_bike_story.STEPS, e_bike.ACTS)
WAGES = (wages_story.scene, wages_story.STEPS, wages.ACTS)
LOOKS = {
    "desk": Look(),
    "phone-dark-english": Look(size=PHONE, language="en", theme="dark"),
    "desk-english": Look(language="en"),
    "phone-large": Look(size=PHONE, type="large"),
}
#: The first and the last always; all of them in `make proof`.
PLAYS = [
    pytest.param(E_BIKE, LOOKS["desk"], id="e-bike-desk"),
    pytest.param(E_BIKE, LOOKS["phone-dark-english"], id="e-bike-phone-dark-english"),
    pytest.param(WAGES, LOOKS["desk-english"], id="wages-desk-english"),
    pytest.param(WAGES, LOOKS["phone-large"], id="wages-phone-large"),
]


@pytest.mark.parametrize(("told", "look"), PLAYS if "PROOF_EXAMPLES" in os.environ else PLAYS[::3])
def test_a_dispute_goes_from_the_window_to_the_survey(
    told: tuple[Callable[[House], Scene], Iterable[Step], Acts],
    look: Look,
    house: House,
    dial: Hands,
    open_page: OpenPage,
    problems: list[str],
    worked: Callable[[], None],
):
    begin, steps, acts = told
    User.objects.update(language=look.language, theme=look.theme, large_type=look.type == "large")
    played = Play(begin(house), open_page, look, worked=worked)
    by_hand = list(with_hands(steps, acts, played))
    play([(played.scene, by_hand)], move_clock=dial.move_to)
    problems[:] = [one for one in problems if not is_of_a_page_left_open(one)]
    assert {where: found for where, found in played.complaints.items() if found} == {}


def is_of_a_page_left_open(problem: str) -> bool:
    """Whoever assisted asks for news of the case until they are told that it is no longer with them."""
    return problem.startswith("404") and "/news/?version=" in problem


def with_hands(steps: Iterable[Step], acts: Acts, played: Play) -> Iterator[Step]:
    """The story's steps, each act done on the screens; at a narrow screen only its journal is read again."""
    is_wide = played.look.size != PHONE
    for step in steps:
        checks = tuple(check for check in step.checks if is_wide or isinstance(check, Journal))
        act = acts.get((step.day, step.clock))
        yield replace(step, act=partial(done, act, played) if act else step.act, checks=checks, screen="")


def done(act: Callable[[Play], None], played: Play, scene: Scene) -> None:
    act(played)
    played.worked()
