"""An act of somebody upon the case, and several in turn."""

from collections.abc import Callable, Mapping
from typing import Any

from mediation.demonstration.walking.dates import On, moment
from mediation.demonstration.walking.scene import Scene

Act = Callable[[Scene], None]
Body = Mapping[str, Any] | Callable[[Scene], Mapping[str, Any]]


def does(who: str, noun: str, body: Body | None = None) -> Act:
    """``who`` POSTs to a noun of the case; a body that holds dates is made when the story's Monday is known."""
    return lambda scene: scene.post(who, noun, body(scene) if callable(body) else body)


def in_turn(*acts: Act) -> Act:
    def all_of_them(scene: Scene) -> None:
        for act in acts:
            act(scene)

    return all_of_them


def on(scene: Scene, day: int, clock: str) -> str:
    """A moment of the story as the API takes it."""
    return moment(scene.monday, day, clock).isoformat()


def due(scene: Scene, day: int) -> str:
    return On(day).day(scene.monday).isoformat()
