"""Registering, and what is proposed for the case: its kind and its route; a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mediation.demonstration.walking.acts.doing import Act
from mediation.demonstration.walking.scene import Scene


def registers(who: str, application: Mapping[str, Any]) -> Act:
    return lambda scene: scene.register(who, application)


@dataclass(frozen=True)
class Proposed:
    """What must be proposed: the kinds in order, words it rests on, who stands against whom, what it asks."""

    kinds: tuple[tuple[str, str], ...]
    words: frozenset[str]
    sides: str = ""
    question: str = ""

    def compare(self, scene: Scene, proposals: list[dict[str, Any]]) -> None:
        kinds = tuple((proposal["category"], proposal["subtype"]) for proposal in proposals)
        first = proposals[0]
        scene.expect(f"proposed {self.kinds}, not {kinds}", kinds[: len(self.kinds)] == self.kinds)
        scene.expect(f"because of {set(self.words)}, not {first['words']}", self.words <= set(first["words"]))
        scene.expect(f"sides “{self.sides}”, not {first['sides']}", not self.sides or self.sides in first["sides"])
        scene.expect(f"asks “{self.question}”, not “{first['question']}”", first["question"] == self.question)


def confirms_kind(
    who: str,
    application: Mapping[str, Any],
    *,
    relation: str,
    expected: Proposed,
    decision: Mapping[str, Any],
) -> Act:
    """The system proposes, with the words it rests on; a person decides."""

    def act(scene: Scene) -> None:
        question = {"facts": application["facts"], "request": application["request"], "relation": relation}
        proposals = scene.house.ask(who, "POST", "/api/v1/proposals", question)
        expected.compare(scene, proposals)
        for proposed in proposals:
            asks = f" · asks: {proposed['question']}" if proposed["question"] else ""
            words = "·".join(proposed["words"])
            scene.note("propose", f"{proposed['category']} {proposed['subtype']}: {words}{asks}")
        scene.post(who, "classification", decision)

    return act


@dataclass(frozen=True)
class Route:
    """What the centre's rules must name, and how the lead agency must stand at that moment."""

    rule: str
    lead: str
    body: str
    window: int
    assisting: tuple[str, ...]
    mode: str
    because: str

    def compare(self, scene: Scene, proposed: dict[str, Any]) -> None:
        actual = (
            proposed["rule"],
            proposed["lead"]["code"],
            proposed["mediating_body"]["code"],
            proposed["window"],
            tuple(agency["code"] for agency in proposed["assisting"]),
            proposed["standing"]["mode"],
        )
        expected = (self.rule, self.lead, self.body, self.window, self.assisting, self.mode)
        scene.expect(f"the rules name {expected}, not {actual}", actual == expected)
        scene.expect(f"{self.lead} is here now", proposed["standing"]["is_here"])
        scene.expect(f"the reason names “{self.because}”", self.because in proposed["reason"])


def follows_the_rule(who: str, expected: Route) -> Act:
    """The centre's rules name an agency and say whether it is here now; a person sends."""

    def act(scene: Scene) -> None:
        proposed = scene.seen_by(who, "route-proposal")
        expected.compare(scene, proposed)
        scene.note("rule", f"{proposed['rule']}: {proposed['lead']['name']}")
        scene.note("because", proposed["reason"])
        body = {
            "lead": proposed["lead"]["code"],
            "mediating_body": proposed["mediating_body"]["code"],
            "window": proposed["window"],
            "assisting": [agency["code"] for agency in proposed["assisting"]],
            "rule": proposed["rule"],
        }
        scene.post(who, "assignment", body)

    return act
