"""The case itself, as staff and as parties see it."""

from dataclasses import dataclass, field
from typing import Any

from mediation.demonstration.walking.checks.comparing import about, local, plain, same
from mediation.demonstration.walking.dates import On, moment, spoken
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene


@dataclass(frozen=True)
class Stands:
    """Fields of the case as the scene's reader sees it; an agency by its code, a person by their staff number."""

    status: str
    fields: dict[str, Any] = field(default_factory=dict)

    def __call__(self, scene: Scene) -> str:
        case = scene.case()
        for name, expected in {"status": self.status, **self.fields}.items():
            same(plain(case[name]), expected, name)
        owner, window = case["owner"]["name"], case["window"]
        place = f" · window {window}" if window is not None else ""
        return f"{'case':<8}{case['code']} · {case['status']} · owned by {owner}{place}"


@dataclass(frozen=True)
class Sees:
    """What the holder of a slip sees on the public page."""

    party: int
    window: int | None = None
    appointment: tuple[int, str] | None = None

    def __call__(self, scene: Scene) -> str:
        seen = scene.status(self.party)
        if self.window is not None:
            same(seen["window"], self.window, "window on the public page")
        at = local(seen["appointment_at"]) if seen["appointment_at"] else None
        same(
            at, moment(scene.monday, *self.appointment) if self.appointment else None, "appointment on the public page"
        )
        where = f" · window {seen['window']}" if seen["window"] is not None else ""
        return f"{'sees':<8}{scene.people[self.party].name}: {seen['status']}{where} · {seen['what_now']}"


@dataclass(frozen=True)
class Came:
    """``days``: on which days each party came. All of them to one place; ``waited``: minutes with a number in hand."""

    days: dict[int, tuple[int, ...]]
    waited: int

    def __call__(self, scene: Scene) -> str:
        trips = scene.case()["trips"]
        for party, days in self.days.items():
            came = [local(trip["arrived_at"]).date() for trip in trips["made"] if trip["party"] == party]
            same(came, [On(day).day(scene.monday) for day in days], f"days on which {scene.people[party].name} came")
        same(trips["places"], 1, "places")
        same(trips["count"], max(len(days) for days in self.days.values()), "trips")
        if abs(trips["waited_minutes"] - self.waited) > scene.house.slack:
            raise NotAsItShouldBe(f"minutes waited: should be {self.waited}, is {trips['waited_minutes']}")
        who = "; ".join(
            f"{scene.people[party].name}: {', '.join(spoken(On(day).day(scene.monday)) for day in days) or 'never'}"
            for party, days in self.days.items()
        )
        return f"{'trips':<8}one place ✓ · trips {trips['count']} · waited {trips['waited_minutes']} min · {who}"


@dataclass(frozen=True)
class HappenedAt:
    """Columns of the case that hold a moment: the day and, where it matters, the time."""

    columns: dict[str, tuple[int, str]]

    def __call__(self, scene: Scene) -> str:
        case = scene.case()
        for name, at in self.columns.items():
            about(scene, case[name], at, name)
        words = (f"{name} {spoken(On(day).day(scene.monday))} {clock}" for name, (day, clock) in self.columns.items())
        return f"{'moment':<8}{' · '.join(words)}"
