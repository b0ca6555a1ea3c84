"""What a check is, and comparing what is with what should be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from mediation.demonstration.walking.dates import HERE, moment
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene


class Check(Protocol):
    def __call__(self, scene: Scene) -> str: ...


@dataclass(frozen=True)
class That:
    """Anything else: a sentence and the question whether it is so."""

    sentence: str
    is_so: Callable[[Scene], bool]

    def __call__(self, scene: Scene) -> str:
        if not self.is_so(scene):
            raise NotAsItShouldBe(f"should be so, and is not: {self.sentence}")
        return f"{'and':<8}{self.sentence}"


def same(actual: Any, expected: Any, what: str) -> None:
    if actual != expected:
        raise NotAsItShouldBe(f"{what}: should be {expected!r}, is {actual!r}")


def plain(value: Any) -> Any:
    """An agency's code, a person's staff number, or the value itself."""
    if isinstance(value, dict):
        return value.get("code") or value.get("staff_number")
    return value


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(HERE)


def about(scene: Scene, actual: str, due: tuple[int, str], what: str) -> None:
    """At that minute of the story, or as much later as the clock has gone on meanwhile."""
    at, expected = local(actual), moment(scene.monday, *due)
    if not timedelta(0) <= at - expected < timedelta(minutes=scene.house.slack + 1):
        raise NotAsItShouldBe(f"{what}: should be {expected:%F %H:%M}, is {at:%F %H:%M}")
