"""What must be so after a step. Each check gives the line to print, or raises ``NotAsItShouldBe``."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from mediation.demonstration.walking.dates import CLOSE, HERE, On, is_announced, moment, spoken
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene


class Check(Protocol):
    def __call__(self, scene: Scene) -> str: ...


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


@dataclass(frozen=True)
class Notified:
    """Who has had a message of a kind, and nobody else: sent by us, and delivered once by the gateway.

    ``says``: words that stand in it. ``due``: the day and time for which it was owed.
    """

    kind: str
    parties: tuple[int, ...]
    says: str = ""
    due: tuple[int, str] | None = None

    def __call__(self, scene: Scene) -> str:
        sent = [n for n in scene.notices() if n["kind"] == self.kind and n["state"] == "sent"]
        same(sorted({n["party"] for n in sent}), sorted(self.parties), f"who was sent “{self.kind}”")
        came = scene.delivered(self.kind)
        same(sum(map(len, came.values())), len(sent), f"how many messages “{self.kind}” the gateway delivered")
        for notice in sent:
            if self.due:
                about(scene, notice["due_at"], self.due, f"“{self.kind}” due at")
        for text in (text for number in self.parties for text in came[number]):
            if self.says not in text:
                raise NotAsItShouldBe(f"“{self.kind}” should say “{self.says}”, and says “{text}”")
        last = {scene.people[number].name: came[number][-1] for number in self.parties}
        return "\n".join(f"{'message':<8}to {name}: {text}" for name, text in last.items())


@dataclass(frozen=True)
class NobodyNotified:
    """Kinds of messages of which none was sent, nor is still owed."""

    kinds: tuple[str, ...]
    why: str

    def __call__(self, scene: Scene) -> str:
        for notice in scene.notices():
            if notice["kind"] in self.kinds and notice["state"] != "cancelled":
                raise NotAsItShouldBe(f"“{notice['kind']}” is {notice['state']}, and must not be sent: {self.why}")
        return f"{'none':<8}no message “{'”, “'.join(self.kinds)}”: {self.why}"


@dataclass(frozen=True)
class Owed:
    """Messages that wait for their day, or that waited and are cancelled (``state``); each party has one a day."""

    kind: str
    days: tuple[On, ...]
    state: str = "owed"
    because: str = ""

    def __call__(self, scene: Scene) -> str:
        waiting = [n for n in scene.notices() if n["kind"] == self.kind and n["state"] == self.state]
        same({n["settled_because"] for n in waiting}, {self.because}, f"why “{self.kind}” is {self.state}")
        days = sorted({local(n["due_at"]).date() for n in waiting})
        same(days, sorted(on.day(scene.monday) for on in self.days), f"days of “{self.kind}”, {self.state}")
        return f"{'message':<8}“{self.kind}” {self.state}: {', '.join(spoken(day) for day in days)}"


@dataclass(frozen=True)
class Papers:
    """Papers that are ready to print, with how many of each kind there are by now."""

    kinds: dict[str, int]

    def __call__(self, scene: Scene) -> str:
        ready = Counter(paper["kind"] for paper in scene.papers() if paper["state"] == "ready")
        for kind, count in self.kinds.items():
            same(ready[kind], count, f"papers of kind {kind}")
        return (
            f"{'paper':<8}{', '.join(f'{kind} ×{count}' if count > 1 else kind for kind, count in self.kinds.items())}"
        )


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
class Journal:
    """The whole journal so far, in order."""

    kinds: tuple[str, ...]

    def __call__(self, scene: Scene) -> str:
        same([event["kind"] for event in scene.events()], list(self.kinds), "journal")
        return f"{'journal':<8}{' · '.join(self.kinds)}"


@dataclass(frozen=True)
class That:
    """Anything else: a sentence and the question whether it is so."""

    sentence: str
    is_so: Callable[[Scene], bool]

    def __call__(self, scene: Scene) -> str:
        if not self.is_so(scene):
            raise NotAsItShouldBe(f"should be so, and is not: {self.sentence}")
        return f"{'and':<8}{self.sentence}"


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


def no_word_of(words: Iterable[str]) -> That:
    """No message names anybody, an amount or the other side."""
    forbidden = tuple(words)

    def is_so(scene: Scene) -> bool:
        texts = [text for came in scene.delivered().values() for text in came]
        return bool(texts) and not any(word in text for word in forbidden for text in texts)

    return That(f"no message holds any of: {', '.join(forbidden)}", is_so)
