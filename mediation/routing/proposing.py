"""What kind of dispute it seems to be, and by which words: a proposal that a person confirms (个人信息保护法 Art. 24).

Pure: the same words always give the same proposals, and nothing is learned from what people write.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise

from mediation.models import Category, Track
from mediation.routing.lexicon import EVIDENCE, Evidence
from mediation.routing.questions import QUESTIONS, SIDE_NAMES
from mediation.routing.sides import SIDES
from mediation.routing.signs import SIGNS

AT_MOST = 3
RELATION_WEIGHT = 2
CLOSE = 0.4  # a second category with this share of the first one's weight is close enough to ask
TELLING = 2  # evidence of this weight is shown
GAP = ".{0,6}"

TRACKS: dict[Category, Track] = {
    Category.LABOUR: Track.LABOUR_MEDIATION,
    Category.MEDICAL: Track.MEDICAL,
    Category.CONSUMER: Track.CONSUMER,
}


@dataclass(frozen=True)
class Proposal:
    """One category that the words speak for. ``confidence`` is its share of all weight found, 0 to 1.

    ``words`` and ``sides`` decided. ``question``: what to ask where the next proposal lies close. ``elsewhere``: a code
    of ``RefusalReason`` where this is not for mediation at all.
    """

    category: Category
    subtype: str
    track: Track
    confidence: float
    words: tuple[str, ...]
    sides: tuple[Promise, ...]
    question: Promise | str = ""
    elsewhere: str = ""


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


def propose(facts: str, request: str = "", relation: str = "") -> list[Proposal]:
    """Up to three proposals, the likeliest first. ``relation``: what the other side is to the applicant, if said."""
    own_signs = signs_in(" ".join([facts, request]))
    stated = signs_in(relation)
    signs = own_signs | {sign: words for sign, words in stated.items() if sign not in own_signs}
    weighed = _weighed(signs, stated)
    total = sum(candidate.weight for candidate in weighed.values())
    ranked = sorted(weighed.items(), key=lambda item: (-item[1].weight, item[0]))[:AT_MOST]
    proposals = [_proposal(category, candidate, signs, total) for category, candidate in ranked]
    if question := _question(ranked):
        proposals[0] = _asking(proposals[0], question)
    return proposals or [Proposal(Category.OTHER, "", Track.COMMITTEE, 0.0, (), ())]


def signs_in(text: str) -> dict[str, tuple[str, ...]]:
    """The signs of the lexicon that a text shows, each with the words that were read."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    matches = {sign: tuple(dict.fromkeys(pattern.findall(plain))) for sign, pattern in _patterns().items()}
    return {sign: words for sign, words in matches.items() if words}


def _weighed(signs: Mapping[str, object], stated: Iterable[str]) -> dict[Category, Weighed]:
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


def _proposal(category: Category, candidate: Weighed, signs: Mapping[str, tuple[str, ...]], total: int) -> Proposal:
    words = [word for sign in candidate.signs for word in signs[sign]]
    sides = dict.fromkeys(SIDE_NAMES[sign] for sign in candidate.signs if sign in SIDES)
    return Proposal(
        category=category,
        subtype=candidate.leading.subtype,
        track=TRACKS.get(category, Track.COMMITTEE),
        confidence=round(candidate.weight / total, 2),
        words=_shortest(words),
        sides=tuple(sides),
        elsewhere=max(candidate.evidence, key=lambda piece: piece.weight).elsewhere,
    )


def _question(ranked: list[tuple[Category, Weighed]]) -> Promise | str:
    if len(ranked) < 2 or ranked[1][1].weight < CLOSE * ranked[0][1].weight:
        return ""
    return QUESTIONS.get(frozenset({ranked[0][0], ranked[1][0]}), "")


def _asking(proposal: Proposal, question: Promise | str) -> Proposal:
    return Proposal(**{**vars(proposal), "question": question})


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """Every word once, those left out that stand inside another."""
    unique = list(dict.fromkeys(words))
    return tuple(word for word in unique if not any(word != other and word in other for other in unique))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {sign: _pattern(words) for sign, words in SIGNS.items()}


def _pattern(words: str) -> re.Pattern[str]:
    """Any of the words, longer ones first."""
    listed = sorted(words.split(), key=len, reverse=True)
    return re.compile("|".join(GAP.join(re.escape(part) for part in word.split("~")) for word in listed))
