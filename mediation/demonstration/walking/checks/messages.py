"""What was sent to whom, what is still owed, and what no message may say."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mediation.demonstration.walking.checks.comparing import That, about, local, same
from mediation.demonstration.walking.dates import On, spoken
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene


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


def no_word_of(words: Iterable[str]) -> That:
    """No message names anybody, an amount or the other side."""
    forbidden = tuple(words)

    def is_so(scene: Scene) -> bool:
        texts = [text for came in scene.delivered().values() for text in came]
        return bool(texts) and not any(word in text for word in forbidden for text in texts)

    return That(f"no message holds any of: {', '.join(forbidden)}", is_so)


ONE_TIME_CODE = "one_time_code"  # asked for by whoever uses a slip, and told to nobody else


@dataclass(frozen=True)
class AllNotified:
    """Every message that was ever sent about the case, by kind and parties: these and no other."""

    kinds: Mapping[str, tuple[int, ...]]

    def __call__(self, scene: Scene) -> str:
        sent = [n for n in scene.notices() if n["state"] == "sent" and n["party"] and n["kind"] != ONE_TIME_CODE]
        actual = Counter((n["kind"], n["party"]) for n in sent)
        expected = Counter((kind, party) for kind, parties in self.kinds.items() for party in parties)
        same(sorted(actual.elements()), sorted(expected.elements()), "all messages of the case")
        return f"{'in all':<8}{actual.total()} messages: {', '.join(self.kinds)}; nothing else to anybody"
