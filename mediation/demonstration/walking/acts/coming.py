"""Checking in, taking a number, being called, coming again."""

from collections.abc import Mapping
from typing import Any

from mediation.demonstration.walking.acts.doing import Act, does
from mediation.demonstration.walking.scene import Scene


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
