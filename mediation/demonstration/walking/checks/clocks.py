"""Clocks that run, stand still, stopped, or must not be there at all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.demonstration.walking.checks.comparing import about, local, same
from mediation.demonstration.walking.dates import CLOSE, On, is_announced, moment, spoken
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene


@dataclass(frozen=True)
class Runs:
    """A clock that runs until the end of a day: close of business, 17:00, for our promises; 24:00 for the law."""

    term: str
    until: On
    ends: str = CLOSE
    law: str = ""
    occasion: str = ""
    is_provisional: bool | None = None

    def __call__(self, scene: Scene) -> str:
        clock = clock_of(scene, self.term, self.occasion)
        same(clock["state"], "running", f"clock {self.term}")
        day = self.until.day(scene.monday)
        same(clock["due_on"], day.isoformat(), f"last day of clock {self.term}")
        same(local(clock["due_at"]), moment(day, 0, self.ends), f"moment of clock {self.term}")
        if self.law not in clock["law"]:
            raise NotAsItShouldBe(f"clock {self.term} should rest on {self.law}, and rests on {clock['law']}")
        if self.is_provisional is not None:
            same(clock["is_provisional"], self.is_provisional, f"clock {self.term}: provisional")
        mark = " · provisional" if clock["is_provisional"] else ""
        return f"{'clock':<8}{self.term} {clock['name']}: until {spoken(day)} {self.ends}{mark} · {clock['law']}"


@dataclass(frozen=True)
class RunsPast:
    """A clock whose last day hangs on a calendar nobody has announced: at least so late, and marked provisional."""

    term: str
    earliest: On
    law: str

    def __call__(self, scene: Scene) -> str:
        clock = clock_of(scene, self.term)
        same(clock["state"], "running", f"clock {self.term}")
        day = date.fromisoformat(clock["due_on"])
        if day < self.earliest.day(scene.monday):
            raise NotAsItShouldBe(f"clock {self.term} ends {day}, before {self.earliest.day(scene.monday)}")
        same(clock["is_provisional"], not is_announced(day.year), f"clock {self.term}: provisional")
        if self.law not in clock["law"]:
            raise NotAsItShouldBe(f"clock {self.term} should rest on {self.law}, and rests on {clock['law']}")
        mark = " · provisional" if clock["is_provisional"] else ""
        return f"{'clock':<8}{self.term} {clock['name']}: until {spoken(day)}{mark} · {clock['law']}"


@dataclass(frozen=True)
class Stopped:
    """``at``: the day and time that stopped all of them."""

    terms: tuple[str, ...]
    at: tuple[int, str] | None = None

    def __call__(self, scene: Scene) -> str:
        for term in self.terms:
            clock = clock_of(scene, term)
            same(clock["state"], "stopped", f"clock {term}")
            if self.at:
                about(scene, clock["stopped_at"], self.at, f"{term} stopped at")
        when = f" {self.at[1]}" if self.at else ""
        return f"{'clock':<8}{', '.join(self.terms)}: stopped{when}"


@dataclass(frozen=True)
class NotStarted:
    """Clocks that must not be there at all, each with the reason."""

    terms: tuple[str, ...]
    why: str

    def __call__(self, scene: Scene) -> str:
        started = {clock["term"] for clock in scene.case()["clocks"]}
        for term in self.terms:
            if term in started:
                raise NotAsItShouldBe(f"clock {term} must not start: {self.why}")
        return f"{'none':<8}{', '.join(self.terms)} never started: {self.why}"


@dataclass(frozen=True)
class Idle:
    """A clock that is shown as not running, with its reason in words, which name the article."""

    term: str
    article: str

    def __call__(self, scene: Scene) -> str:
        clock = clock_of(scene, self.term)
        same(clock["state"], "idle", f"clock {self.term}")
        if self.article not in clock["idle_because"]:
            raise NotAsItShouldBe(f"clock {self.term} should say {self.article}, and says “{clock['idle_because']}”")
        return f"{'clock':<8}{self.term} {clock['name']}: {clock['idle_because']} · {clock['law']}"


def clock_of(scene: Scene, term: str, occasion: str = "") -> dict[str, Any]:
    """The newest clock of a term."""
    clocks: list[dict[str, Any]] = [
        clock
        for clock in scene.case()["clocks"]
        if clock["term"] == term and (not occasion or clock["occasion"] == occasion) and clock["state"] != "cancelled"
    ]
    if not clocks:
        raise NotAsItShouldBe(f"there is no clock {term} {occasion}".rstrip())
    return max(clocks, key=lambda clock: str(clock["started_at"]))
