"""What kind of dispute it seems to be, and by which words: a proposal that a person confirms (个人信息保护法 Art. 24).

Pure: the same words always give the same proposals, and nothing is learned from what people write.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from mediation.models import Category, Track
from mediation.routing.questions import QUESTIONS, SIDE_NAMES
from mediation.routing.sides import SIDES
from mediation.routing.weighing import Weighed, signs_in, weighed

AT_MOST = 3
CLOSE = 0.4  # a second category with this share of the first one's weight is close enough to ask

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


def propose(facts: str, request: str = "", relation: str = "") -> list[Proposal]:
    """Up to three proposals, the likeliest first. ``relation``: what the other side is to the applicant, if said."""
    own_signs = signs_in(" ".join([facts, request]))
    stated = signs_in(relation)
    signs = own_signs | {sign: words for sign, words in stated.items() if sign not in own_signs}
    candidates = weighed(signs, stated)
    total = sum(candidate.weight for candidate in candidates.values())
    ranked = sorted(candidates.items(), key=lambda item: (-item[1].weight, item[0]))[:AT_MOST]
    proposals = [_proposal(category, candidate, signs, total) for category, candidate in ranked]
    if question := _question(ranked):
        proposals[0] = _asking(proposals[0], question)
    return proposals or [Proposal(Category.OTHER, "", Track.COMMITTEE, 0.0, (), ())]


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
