"""Calls that were answered, and grades."""

from typing import Any

from mediation.demonstration.walking.acts.doing import Act, does
from mediation.demonstration.walking.scene import Scene


def reaches(who: str, party: int, **answers: Any) -> Act:
    """A call that was answered."""
    return does(who, "callbacks", {"party": party, "result": "reached", **answers})


def rates_by_link(party: int, grade: int) -> Act:
    def act(scene: Scene) -> None:
        before = ratings(scene)
        scene.rate_by_link(party, grade, done=lambda: ratings(scene) > before)

    return act


def ratings(scene: Scene) -> int:
    return sum(event["kind"] == "rating" for event in scene.events())
