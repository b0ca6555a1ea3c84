"""What stands in place of a number: a pseudonym, or where there is no good number, what is known again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mediation.discovery import numbers
from mediation.discovery.keys import Digester
from mediation.models.discovery import ColumnKind

#: By which columns, where a source has them, a row without a good number is known again.
TELLING = frozenset({"name", "born_on", "household"})
FIRMS = frozenset({ColumnKind.SUBJECT_FIRM, ColumnKind.FIRM})


class Pseudonyms:
    """Makes a pseudonym of each number; of people and of firms, by the kind of the column."""

    def __init__(self) -> None:
        self._digest_subject = Digester("subject")
        self._digest_own = Digester("row without a number")
        self._made: dict[Callable[[str], str | None], dict[str, str | None]] = {}

    def of(self, texts: Iterable[str], kind: ColumnKind) -> list[str | None]:
        """None for what is no number."""
        normal = numbers.firm if kind in FIRMS else numbers.resident
        return [self._pseudonym(text, normal) for text in texts]

    def owns(self, subjects: Sequence[str | None], telling: Sequence[Sequence[str]]) -> list[str | None]:
        """What stands for a row without a good number until it is linked: the same in the next delivery.

        ``telling``: the columns by which it is known again.
        """
        return [
            None if subject else "?" + self._digest_own("\0".join(numbers.compact(texts[place]) for texts in telling))
            for place, subject in enumerate(subjects)
        ]

    def _pseudonym(self, text: str, normal: Callable[[str], str | None]) -> str | None:
        """A number that comes again as it was written is neither checked nor digested again."""
        kept = self._made.setdefault(normal, {})
        if text not in kept:
            if len(kept) >= Digester.MOST_KEPT:
                kept.clear()
            number = normal(text) if text else None
            kept[text] = self._digest_subject(number) if number else None
        return kept[text]
