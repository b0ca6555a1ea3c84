"""Papers, and the agreement that one of them prints."""

import re
from collections import Counter
from dataclasses import dataclass

from mediation.demonstration.walking.checks.comparing import about, same
from mediation.demonstration.walking.dates import On
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.scene import Scene


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
