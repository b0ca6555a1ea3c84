"""What an agreement must say, as a whole and in each clause."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation import articles
from mediation.handling.validator.draft import Clause, DraftToCheck
from mediation.handling.validator.findings import Code, Finding
from mediation.models import Agreement, Track
from mediation.models.taxonomy import INJURIES

VAGUE = ("尽快", "适当", "酌情", "若干", "左右", "大约", "视情况", "另行协商")


def of_the_whole(draft: DraftToCheck) -> Iterator[Finding]:
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


def _of_an_oral_one(draft: DraftToCheck, *, is_later: bool) -> Iterator[Finding]:
    if draft.track == Track.LABOUR_MEDIATION:
        sentence = _("A labour agreement must be in writing.")
        yield Finding(Code.LABOUR_MUST_BE_WRITTEN, sentence, articles.LABOUR_AGREEMENT, blocks=True)
    elif is_later:
        sentence = _("What is not performed on the spot is better put in writing.")
        yield Finding(Code.BETTER_WRITTEN, sentence, articles.BETTER_IN_WRITING)


def of_a_clause(draft: DraftToCheck, clause: Clause, number: int) -> Iterator[Finding]:
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
