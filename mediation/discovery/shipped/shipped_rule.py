"""What a shipped rule is written down as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediation.models.discovery import Help, SubjectKind

UNLESS_LIKELY = 0.5


@dataclass(frozen=True)
class ShippedRule:
    """``reads``: source → its columns, apart by spaces. ``grounds``: column, Chinese, English."""

    code: str
    names: tuple[str, str]
    purpose: str
    legal_basis: str
    reads: Mapping[str, str]
    sql: str
    grounds: tuple[tuple[str, str, str], ...]
    help: Help
    link_at: Mapping[str, float] = field(default_factory=dict)
    subject_kind: SubjectKind = SubjectKind.PERSON
    may_object: bool = False
    visit_within: int = 5
