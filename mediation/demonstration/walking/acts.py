"""What people do in the stories, as values: a table of steps names them, the scene carries them out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


def checks_in(who: str, agency: str, window: int) -> Act:
    body = {"agency": agency, "window": window}
    return lambda scene: scene.at_the_centre(who, f"check-ins?centre={scene.centre}", body)


def takes_a_number(desk: str, visit: Mapping[str, Any], *, tickets: tuple[str, ...]) -> Act:
    """``tickets``: the number this must be, on the Monday that was planted with its visitors, or on a later one."""

    def act(scene: Scene) -> None:
        ticket = scene.at_the_centre(desk, f"visits?centre={scene.centre}", visit)
        scene.visit = ticket["id"]
        scene.note("ticket", f"{ticket['ticket']}, {ticket['persons']} person(s), window {ticket['window']}")
        scene.expect(f"ticket {' or '.join(tickets)}, not {ticket['ticket']}", ticket["ticket"] in tickets)
        scene.expect("one batch", (ticket["batch"], ticket["persons"]) == (1, visit["persons"]))

    return act


def serves(who: str, window: int) -> Act:
    """The visitor of the story is called to a window and sits down: waiting is over."""

    def act(scene: Scene) -> None:
        scene.at_the_centre(who, f"visits/{scene.visit}/call", {"window": window})
        scene.at_the_centre(who, f"visits/{scene.visit}/service")

    return act


def arrive(desk: str, *parties: int) -> Act:
    """They come again and check in at the desk (到场签到)."""
    return does(desk, "check-ins", {"parties": list(parties)})


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


def takes_on(who: str, mediator: str) -> Act:
    """Acknowledging (签收) and accepting (受理): two acts, two times, here one after the other."""
    return in_turn(does(who, "acknowledgement"), does(who, "acceptance", {"mediator": mediator}))


def signs(mediator: str, *parties: int) -> Act:
    """Read back, then signed by each party and by the mediator."""
    each = [does(mediator, "agreement/signatures", {"party": party}) for party in parties]
    return in_turn(does(mediator, "agreement/reading"), *each, does(mediator, "agreement/signatures"))


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


def on(scene: Scene, day: int, clock: str) -> str:
    """A moment of the story as the API takes it."""
    return moment(scene.monday, day, clock).isoformat()


def due(scene: Scene, day: int) -> str:
    return On(day).day(scene.monday).isoformat()
