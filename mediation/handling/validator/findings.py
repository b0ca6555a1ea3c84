"""What may be wrong or unusual about a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from mediation.articles import Citation


class Code(StrEnum):
    NO_TERMS = "no_terms"
    NOT_A_PARTY = "not_a_party"
    OWES_HIMSELF = "owes_himself"
    NOTHING_TO_DO = "nothing_to_do"
    NO_SUM = "no_sum"
    DATE_PASSED = "date_passed"
    NO_MANNER = "no_manner"
    NO_DEFAULT_CONSEQUENCE = "no_default_consequence"
    VAGUE_WORDS = "vague_words"
    LABOUR_MUST_BE_WRITTEN = "labour_must_be_written"
    BETTER_WRITTEN = "better_written"
    LATER_TREATMENT = "later_treatment"
    STATUS_RELATION = "status_relation"
    RIGHT_IN_A_THING = "right_in_a_thing"
    LABOUR_NOT_ONLY_PAYMENT = "labour_not_only_payment"
    LABOUR_NOT_BY_COMMITTEE = "labour_not_by_committee"


@dataclass(frozen=True)
class Finding:
    """``term``: the number of the clause, 0 for the whole. ``bars_confirmation``: no court would confirm it."""

    code: Code
    sentence: str | Promise
    law: Citation
    blocks: bool = False
    bars_confirmation: bool = False
    term: int = 0
