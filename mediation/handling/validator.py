"""Whether a draft says what an agreement must say. Pure: a table that a lawyer could check.

A clause must tell who does what for whom, by when, and what follows if not; "content unclear" is a reason for which a
court refuses confirmation (民诉法解释 Arts 355, 358; 人民调解法 Art. 29). What would make the agreement void or unclear
blocks it; the rest is a warning that the mediator may overrule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.articles import Citation
from mediation.models import Agreement, Category, Track

VAGUE = ("尽快", "适当", "酌情", "若干", "左右", "大约", "视情况", "另行协商")
STATUS_RELATIONS = ("离婚", "解除婚姻", "婚姻无效", "收养关系", "亲子关系", "监护关系")
RIGHTS_IN_THINGS = (
    "所有权归",
    "使用权归",
    "产权归",
    "确认产权",
    "权属归",
    "林权归",
    "专利权归",
    "商标权归",
    "著作权归",
)
INJURIES = frozenset({Category.TORT, Category.MEDICAL, Category.TRAFFIC})


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
class Clause:
    """One term as the validator reads it; parties by their number in the case."""

    debtor: int
    creditor: int
    act: str
    due_on: date
    amount: Decimal | None = None
    manner: str = ""


@dataclass(frozen=True)
class Draft:
    """An agreement as the validator reads it. ``agreed_on``: the day it is to be agreed."""

    form: str
    track: str
    category: str
    parties: frozenset[int]
    clauses: Sequence[Clause]
    agreed_on: date
    responsibility: str = ""
    default_consequence: str = ""
    covers_later_treatment: bool | None = None
    is_by_committee: bool = True


@dataclass(frozen=True)
class Finding:
    """``term``: the number of the clause, 0 for the whole. ``bars_confirmation``: no court would confirm it."""

    code: Code
    sentence: str | Promise
    law: Citation
    blocks: bool = False
    bars_confirmation: bool = False
    term: int = 0


def check(draft: Draft) -> list[Finding]:
    """Everything that is wrong or unusual about a draft, what blocks it first."""
    findings = [*_of_the_whole(draft), *_of_confirmation(draft)]
    for number, clause in enumerate(draft.clauses, start=1):
        findings.extend(_of_a_clause(draft, clause, number))
    return sorted(findings, key=lambda finding: (not finding.blocks, finding.term))


def is_confirmable(findings: Iterable[Finding]) -> bool:
    """Whether a court may be named that could confirm the agreement."""
    return not any(finding.bars_confirmation for finding in findings)


def _of_the_whole(draft: Draft) -> Iterator[Finding]:
    if not draft.clauses:
        yield Finding(
            Code.NO_TERMS,
            _("The agreement does not say what anybody must do."),
            articles.CONTENT_OF_AGREEMENT,
            blocks=True,
        )
    is_later = any(clause.due_on > draft.agreed_on for clause in draft.clauses)
    if is_later and not draft.default_consequence.strip():
        sentence = _("Say what follows if it is not done in time.")
        yield Finding(Code.NO_DEFAULT_CONSEQUENCE, sentence, articles.CONTENT_OF_AGREEMENT, blocks=True)
    if draft.form == Agreement.Form.ORAL:
        yield from _of_an_oral_one(draft, is_later=is_later)
    if draft.category in INJURIES and draft.covers_later_treatment is None:
        sentence = _("Say whether later treatment is covered, or the quarrel begins again.")
        yield Finding(Code.LATER_TREATMENT, sentence, articles.END_OF_TREATMENT)


def _of_an_oral_one(draft: Draft, *, is_later: bool) -> Iterator[Finding]:
    if draft.track == Track.LABOUR_MEDIATION:
        sentence = _("A labour agreement must be in writing.")
        yield Finding(Code.LABOUR_MUST_BE_WRITTEN, sentence, articles.LABOUR_AGREEMENT, blocks=True)
    elif is_later:
        sentence = _("What is not performed on the spot is better put in writing.")
        yield Finding(Code.BETTER_WRITTEN, sentence, articles.BETTER_IN_WRITING)


def _of_confirmation(draft: Draft) -> Iterator[Finding]:
    words = " ".join([draft.responsibility, *(clause.act for clause in draft.clauses)])
    if any(word in words for word in STATUS_RELATIONS):
        sentence = _("A court does not confirm what concerns marriage, parentage or adoption itself.")
        yield Finding(Code.STATUS_RELATION, sentence, articles.NOT_CONFIRMED, bars_confirmation=True)
    if any(word in words for word in RIGHTS_IN_THINGS):
        sentence = _("A court does not confirm to whom a thing, land or an intellectual right belongs.")
        yield Finding(Code.RIGHT_IN_A_THING, sentence, articles.NOT_CONFIRMED, bars_confirmation=True)
    if draft.track == Track.LABOUR_MEDIATION:
        yield from _of_labour(draft)


def _of_labour(draft: Draft) -> Iterator[Finding]:
    law = articles.LABOUR_CONFIRMATION
    if any(clause.amount is None for clause in draft.clauses):
        sentence = _("Of a labour agreement a court confirms payments only.")
        yield Finding(Code.LABOUR_NOT_ONLY_PAYMENT, sentence, law, bars_confirmation=True)
    if not draft.is_by_committee:
        sentence = _("Of a labour agreement a court confirms only what was made before a people's mediation committee.")
        yield Finding(Code.LABOUR_NOT_BY_COMMITTEE, sentence, law, bars_confirmation=True)


def _of_a_clause(draft: Draft, clause: Clause, number: int) -> Iterator[Finding]:
    def wrong(code: Code, sentence: Promise, *, blocks: bool = True) -> Finding:
        return Finding(code, sentence, articles.CONTENT_OF_AGREEMENT, blocks=blocks, term=number)

    if not {clause.debtor, clause.creditor} <= draft.parties:
        yield wrong(Code.NOT_A_PARTY, _("Who must do it, and for whom, must be parties of this case."))
    if clause.debtor == clause.creditor:
        yield wrong(Code.OWES_HIMSELF, _("Nobody can owe something to themselves."))
    if not clause.act.strip() and clause.amount is None:
        yield wrong(Code.NOTHING_TO_DO, _("Say what must be done or paid."))
    if clause.amount is not None and clause.amount <= 0:
        yield wrong(Code.NO_SUM, _("Say how much is to be paid."))
    if clause.due_on < draft.agreed_on:
        yield wrong(Code.DATE_PASSED, _("The day by which it is to be done has passed."))
    if clause.amount is not None and not clause.manner.strip():
        yield wrong(Code.NO_MANNER, _("Say how it is paid: to which account, or in cash and where."), blocks=False)
    if any(word in clause.act + clause.manner for word in VAGUE):
        yield wrong(Code.VAGUE_WORDS, _("A court cannot enforce “soon” or “about”: say it exactly."), blocks=False)
