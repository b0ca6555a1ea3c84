"""What the journal holds."""

from dataclasses import dataclass, field
from typing import Any

from mediation.demonstration.walking.checks.comparing import same
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene


@dataclass(frozen=True)
class Journal:
    """The whole journal so far, in order."""

    kinds: tuple[str, ...]

    def __call__(self, scene: Scene) -> str:
        same([event["kind"] for event in scene.events()], list(self.kinds), "journal")
        return f"{'journal':<8}{' · '.join(self.kinds)}"


@dataclass(frozen=True)
class Detail:
    """Details of the last entry of a kind, so far as they are named."""

    kind: str
    details: dict[str, Any] = field(default_factory=dict)

    def __call__(self, scene: Scene) -> str:
        entries = [event for event in scene.events() if event["kind"] == self.kind]
        if not entries:
            raise NotAsItShouldBe(f"the journal should have an entry {self.kind}, and has none")
        details = entries[-1]["details"]
        for name, expected in self.details.items():
            same(details.get(name), expected, f"{self.kind}: {name}")
        return f"{'entry':<8}{self.kind}: {', '.join(f'{name} {value}' for name, value in self.details.items())}"


@dataclass(frozen=True)
class Rated:
    """The means by which each grade was given: whoever gave one by telephone is marked as such."""

    means: tuple[str, ...]

    def __call__(self, scene: Scene) -> str:
        means = [event["details"]["means"] for event in scene.events() if event["kind"] == "rating"]
        same(means, list(self.means), "means of the ratings")
        return f"{'rated':<8}{', '.join(means)}"
