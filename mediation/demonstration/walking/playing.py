"""Playing the stories: which, in what order, and what is left for comparison afterwards."""

from enum import StrEnum

from mediation.demonstration.walking.dates import spoken
from mediation.demonstration.walking.e_bike import story as e_bike_story
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.steps import MoveClock, play
from mediation.demonstration.walking.wages import inspected, unpaid
from mediation.demonstration.walking.wages import story as wages_story

INTRODUCTION = """Disputes of Xinhua's report of 13 July 2020, played through the API against {address}.
They begin on {monday}. ● is in the report, ◊ is invented; names, numbers and hours are invented everywhere.
What follows from a law has its article beside it; “服务承诺” is a promise of the centre's own."""


class Variant(StrEnum):
    BOTH = "both"
    UNPAID = "default"
    INSPECTED = "inspection"


def perform(house: House, way: Variant, *, move_clock: MoveClock) -> list[Scene]:
    """Play; the scenes as they ended. Raises ``NotAsItShouldBe`` and ``NoAnswer``."""
    tables = {
        Variant.BOTH: ((e_bike_story.scene(house), e_bike_story.STEPS), (wages_story.scene(house), wages_story.STEPS)),
        Variant.UNPAID: ((wages_story.scene(house), unpaid.STEPS),),
        Variant.INSPECTED: ((wages_story.scene(house), inspected.STEPS),),
    }[way]
    house.say(INTRODUCTION.format(address=house.system.base_url, monday=spoken(house.monday)))
    for story, _ in tables:
        facts = (*(f"● {fact}" for fact in story.reported), *(f"◊ {fact}" for fact in story.invented))
        house.say(f"\n{story.name}\n    " + "\n    ".join(facts))
    play(tables, move_clock=move_clock)
    if doubled := [reference for reference, delivered in house.ledger().items() if len(delivered) > 1]:
        raise NotAsItShouldBe(f"delivered more than once: {', '.join(doubled)}")
    house.say("\nEvery message was delivered once. Everything is as it should be.")
    return [scene for scene, _ in tables]
