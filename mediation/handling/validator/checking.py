"""Every rule asked of one draft."""

from __future__ import annotations

from collections.abc import Iterable

from mediation.handling.validator.confirmation import of_confirmation
from mediation.handling.validator.content import of_a_clause, of_the_whole
from mediation.handling.validator.draft import DraftToCheck
from mediation.handling.validator.findings import Finding


def check(draft: DraftToCheck) -> list[Finding]:
    """Everything that is wrong or unusual about a draft, what blocks it first."""
    findings = [*of_the_whole(draft), *of_confirmation(draft)]
    for number, clause in enumerate(draft.clauses, start=1):
        findings.extend(of_a_clause(draft, clause, number))
    return sorted(findings, key=lambda finding: (not finding.blocks, finding.term))


def is_confirmable(findings: Iterable[Finding]) -> bool:
    """Whether a court may be named that could confirm the agreement."""
    return not any(finding.bars_confirmation for finding in findings)
