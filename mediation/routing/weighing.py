"""Which signs stand in a text, and how much each kind of dispute weighs by them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mediation.models import Category
from mediation.routing.lexicon import EVIDENCE, Evidence
from mediation.routing.signs import SIGNS

RELATION_WEIGHT = 2
TELLING = 2  # evidence of this weight is shown
GAP = ".{0,6}"


@dataclass
class Weighed:
    """The evidence found for one category."""

    evidence: list[Evidence]

    @property
    def weight(self) -> int:
        return sum(piece.weight for piece in self.evidence)

    @property
    def leading(self) -> Evidence:
        """The strongest piece that names a subtype, or the strongest at all."""
        return max(self.evidence, key=lambda piece: (bool(piece.subtype), piece.weight))

    @property
    def signs(self) -> list[str]:
        """What decided; pieces that only tell subtypes apart are left out."""
        telling = [piece for piece in self.evidence if piece.weight >= TELLING] or self.evidence
        return list(dict.fromkeys(sign for piece in telling for sign in piece.needs))


def signs_in(text: str) -> dict[str, tuple[str, ...]]:
    """The signs of the lexicon that a text shows, each with the words that were read."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    matches = {sign: tuple(dict.fromkeys(pattern.findall(plain))) for sign, pattern in _patterns().items()}
    return {sign: words for sign, words in matches.items() if words}


def weighed(signs: Mapping[str, object], stated: Iterable[str]) -> dict[Category, Weighed]:
    """All evidence that holds; what the clerk was told about the other side counts more than words in passing."""
    weighed: dict[Category, Weighed] = {}
    for piece in EVIDENCE:
        if all(sign in signs for sign in piece.needs) and not any(sign in signs for sign in piece.without):
            weighed.setdefault(piece.category, Weighed([])).evidence.append(piece)
    for sign in stated:
        for piece in EVIDENCE:
            if piece.category in weighed and piece.needs == (sign,):
                weighed[piece.category].evidence.extend([piece] * RELATION_WEIGHT)
    return weighed


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {sign: _pattern(words) for sign, words in SIGNS.items()}


def _pattern(words: str) -> re.Pattern[str]:
    """Any of the words, longer ones first."""
    listed = sorted(words.split(), key=len, reverse=True)
    return re.compile("|".join(GAP.join(re.escape(part) for part in word.split("~")) for word in listed))
