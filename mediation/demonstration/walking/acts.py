"""What people do in the stories, as values: a table of steps names them, the scene carries them out."""

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


def checks_in(who: str, agency: str, window: int) -> Act:
    body = {"agency": agency, "window": window}
    return lambda scene: scene.at_the_centre(who, f"check-ins?centre={scene.centre}", body)


def takes_a_number(desk: str, visit: Mapping[str, Any]) -> Act:
    def act(scene: Scene) -> None:
        given = scene.at_the_centre(desk, f"visits?centre={scene.centre}", visit)
        scene.note("ticket", f"{given['ticket']}, {given['persons']} person(s), window {given['window']}")

    return act


def registers(who: str, application: Mapping[str, Any]) -> Act:
    return lambda scene: scene.register(who, application)


def confirms_kind(who: str, application: Mapping[str, Any], *, relation: str, decision: Mapping[str, Any]) -> Act:
    """The system proposes, with the words it rests on; a person decides."""

    def act(scene: Scene) -> None:
        question = {"facts": application["facts"], "request": application["request"], "relation": relation}
        for proposed in scene.house.ask(who, "POST", "/api/v1/proposals", question):
            asks = f" · asks: {proposed['question']}" if proposed["question"] else ""
            words = "·".join(proposed["words"])
            scene.note("propose", f"{proposed['category']} {proposed['subtype']}: {words}{asks}")
        scene.post(who, "classification", decision)

    return act


def follows_the_rule(who: str) -> Act:
    """The centre's rules name an agency and say whether it is here now; a person sends."""

    def act(scene: Scene) -> None:
        proposed = scene.seen_by(who, "route-proposal")
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


def reaches(who: str, party: int, **said: Any) -> Act:
    """A call that was answered."""
    return does(who, "callbacks", {"party": party, "result": "reached", **said})


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
