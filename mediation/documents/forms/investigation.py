"""The record of what was looked into."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mediation.documents.forms.paper import Incomplete, Paper, PaperPart, printed_span


@dataclass(frozen=True, kw_only=True)
class Answer(PaperPart):
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class InvestigationRecord(Paper):
    """人民调解调查记录 (#6)."""

    kind: ClassVar[str] = "investigation_record"
    title: ClassVar[str] = "人民调解调查记录"

    began_at: datetime
    ended_at: datetime
    place: str
    matter: str
    investigated: str  # the person asked, or the thing looked at
    investigators: tuple[str, ...]
    recorder: str
    particulars: str = ""  # of the person: sex, age, work, address, contact
    participants: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    findings: str = ""
    references: tuple[str, ...] = ()  # where the thing looked at is kept; nothing is copied

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.answers and not self.findings:
            raise Incomplete("InvestigationRecord.findings")

    def as_data(self) -> dict[str, object]:
        return super().as_data() | {"time": printed_span(self.began_at, self.ended_at)}
