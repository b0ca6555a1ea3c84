"""What the lines of a case's journal say about its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mediation.delivery.row_faults import Coverage
from mediation.models import Case, CaseEvent


@dataclass
class DigestsOfCase:
    """What the lines of one case say about rows: the last digest of each, and every statement they name."""

    last: dict[str, str] = field(default_factory=dict)
    statements: dict[UUID, str] = field(default_factory=dict)
    is_covered: bool = False

    def read(self, seq: int, details: Mapping[str, Any], line: Mapping[str, str]) -> None:
        self.last.update(line)
        self.is_covered = self.is_covered or (seq == 1 and bool(line))
        for mention in (details, *details.values()):
            if isinstance(mention, dict) and "statement" in mention:
                self.statements[UUID(mention["statement"])] = mention["digest"]


def journals_of(cases: list[Case], coverage: Coverage) -> dict[UUID, DigestsOfCase]:
    journals: dict[UUID, DigestsOfCase] = defaultdict(DigestsOfCase)
    lines = CaseEvent.objects.filter(case__in=cases).order_by("case_id", "seq")
    for case_id, seq, at, details, line in lines.values_list("case_id", "seq", "recorded_at", "details", "digests"):
        journals[case_id].read(seq, details, line)
        if line:
            coverage.begins(at)
    return journals
