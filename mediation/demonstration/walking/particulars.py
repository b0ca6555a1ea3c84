"""Further things that must be so: trips, moments, what was agreed, one paper, everything that was sent."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mediation.demonstration.walking.checks import about, local, same
from mediation.demonstration.walking.dates import On, spoken
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene

AT_THE_DOOR = "one_time_code"  # asked for by whoever uses a slip, and told to nobody else


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
class Moments:
    """Columns of the case that hold a moment: the day and, where it matters, the time."""

    columns: dict[str, tuple[int, str]]

    def __call__(self, scene: Scene) -> str:
        case = scene.case()
        for name, moment in self.columns.items():
            about(scene, case[name], moment, name)
        words = (f"{name} {spoken(On(day).day(scene.monday))} {clock}" for name, (day, clock) in self.columns.items())
        return f"{'moment':<8}{' · '.join(words)}"


@dataclass(frozen=True)
class Agreement:
    """The newest agreement as it stands. ``due``: (debtor, creditor, amount, day)."""

    state: str
    due: tuple[int, int, str, int]
    signed: int = 0
    effective: tuple[int, str] | None = None

    def __call__(self, scene: Scene) -> str:
        agreement = scene.case()["agreements"][-1]
        same(agreement["state"], self.state, "agreement")
        debtor, creditor, amount, day = self.due
        term = {"debtor": debtor, "creditor": creditor, "amount": amount}
        [agreed] = agreement["terms"]
        same({name: agreed[name] for name in term}, term, "what was agreed")
        same(agreed["due_on"], On(day).day(scene.monday).isoformat(), "day on which it is due")
        same(len(agreement["signatures"]), self.signed, "signatures and seal")
        same(bool(agreement["effective_at"]), bool(self.effective), "whether it is effective")
        if self.effective:
            about(scene, agreement["effective_at"], self.effective, "effective")
        works = f" · effective {self.effective[1]}" if self.effective else " · not effective yet"
        return f"{'agreed':<8}{agreement['state']}: {agreed['amount']} yuan by {agreed['due_on']}{works}"


@dataclass(frozen=True)
class Sound:
    """The validator finds nothing in the draft that would forbid it."""

    def __call__(self, scene: Scene) -> str:
        findings = scene.seen_by(scene.reader, "agreement/findings")
        same([finding["sentence"] for finding in findings if finding["blocks"]], [], "what the validator forbids")
        hints = "; ".join(finding["sentence"] for finding in findings)
        return f"{'checked':<8}nothing forbids the draft{' · hints: ' + hints if hints else ''}"


@dataclass(frozen=True)
class Printed:
    """One paper, ready: in how many copies, and under what number, as a pattern."""

    kind: str
    copies: int
    number: str

    def __call__(self, scene: Scene) -> str:
        papers = [paper for paper in scene.papers() if paper["kind"] == self.kind and paper["state"] == "ready"]
        same(len(papers), 1, f"papers of kind {self.kind}")
        [paper] = papers
        same(paper["copies"], self.copies, f"copies of {self.kind}")
        if not re.fullmatch(self.number, paper["printed_number"]):
            raise NotAsItShouldBe(f"number of {self.kind}: should be like {self.number}, is {paper['printed_number']}")
        return f"{'paper':<8}{self.kind} ×{paper['copies']}, {paper['pages']} page(s), {paper['printed_number']}"


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


@dataclass(frozen=True)
class AllNotified:
    """Every message that was ever sent about the case, by kind and parties: these and no other."""

    kinds: Mapping[str, tuple[int, ...]]

    def __call__(self, scene: Scene) -> str:
        sent = [n for n in scene.notices() if n["state"] == "sent" and n["party"] and n["kind"] != AT_THE_DOOR]
        actual = Counter((n["kind"], n["party"]) for n in sent)
        expected = Counter((kind, party) for kind, parties in self.kinds.items() for party in parties)
        same(sorted(actual.elements()), sorted(expected.elements()), "all messages of the case")
        return f"{'in all':<8}{actual.total()} messages: {', '.join(self.kinds)}; nothing else to anybody"
