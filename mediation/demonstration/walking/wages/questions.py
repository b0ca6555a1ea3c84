"""What only this story asks: the union, the concessions, the slip, where everything was done."""

from mediation.demonstration.walking.checks.clocks import clock_of
from mediation.demonstration.walking.checks.comparing import local
from mediation.demonstration.walking.dates import On, moment
from mediation.demonstration.walking.scene import Scene
from mediation.demonstration.walking.wages.people import COMPANY, DISPATCHER


def hears_nothing(scene: Scene) -> bool:
    return not scene.delivered()[COMPANY]


def union_is_away(scene: Scene) -> bool:
    answer = scene.house.ask(DISPATCHER, "GET", "/api/v1/agencies/union/standing?centre=yz")
    return not answer["is_here"] and answer["mode"] == "on_call"


def union_is_here(scene: Scene) -> bool:
    answer = scene.house.ask(DISPATCHER, "GET", "/api/v1/agencies/union/standing?centre=yz")
    return answer["is_here"] and (answer["mode"], answer["window"]) == ("rotating", 13)


def took_its_part_in_time(scene: Scene) -> bool:
    """Summoned with the route at 8:59, answered within half an hour."""
    [part] = [event for event in scene.events() if event["kind"] == "assist.accepted"]
    return local(part["recorded_at"]) <= moment(scene.monday, 0, "09:29")


def keeps_concessions_apart(scene: Scene) -> bool:
    [held] = [event["details"] for event in scene.events() if event["kind"] == "session.held"]
    return bool(held["undisputed_facts"] and held["concessions"]) and held["undisputed_facts"] != held["concessions"]


def says_what_does_not_run(scene: Scene) -> bool:
    """The clock of labour mediation says, on the page and here, which clocks do not run because it does."""
    return all(code in clock_of(scene, "LB-1")["instead"] for code in ("PM-1", "LI-1", "LI-2"))


def has_the_slip(scene: Scene) -> bool:
    """Made anew from its pixels; nobody has shown it to the worker."""
    return [
        (file["number"], file["party"], file["kind"], file["media_type"], file["is_shared"], file["is_whole"])
        for file in scene.seen_by(scene.reader, "materials")
    ] == [(1, COMPANY, "payment_slip", "image/png", False, True)]


def is_all_at_window_six(scene: Scene) -> bool:
    case = scene.case()
    return (case["window"], case["owner"]["code"], case["trips"]["made"][0]["window"]) == (6, "hrss", 6)


def happened(scene: Scene, kind: str) -> bool:
    return any(event["kind"] == kind for event in scene.events())


def performed_when_it_happened(scene: Scene) -> bool:
    performed = next(event for event in scene.events() if event["kind"] == "perform")
    recorded = local(performed["recorded_at"])
    return (
        local(performed["occurred_at"]) == moment(scene.monday, 7, "10:12")
        and recorded.date() == On(7).day(scene.monday)
        and recorded.hour == 11
    )
