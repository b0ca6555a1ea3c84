"""Papers of the end: the call afterwards, and the report with which a case ends."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from mediation.documents.forms.paper import Paper
from mediation.documents.forms.parties import Party


@dataclass(frozen=True, kw_only=True)
class CallbackRecord(Paper):
    """人民调解回访记录 (#11).

    Asks for performance, satisfaction, later lawsuits, signs of wrong mediation or escalation, measures.
    """

    kind: ClassVar[str] = "callback_record"
    title: ClassVar[str] = "人民调解回访记录"

    called: str
    agreement_number: str
    matter: str
    called_at: datetime
    manner: str  # 电话, 当面, 电话、当面
    performance: str
    satisfaction: str
    later_proceedings: str
    hidden_risks: str
    measures: str
    caller: str


@dataclass(frozen=True, kw_only=True)
class ClosingReport(Paper):
    """结案报告表 (#14): accepted as in the register; closed when performance was completed."""

    kind: ClassVar[str] = "closing_report"
    title: ClassVar[str] = "人民调解结案报告表"

    filled_on: date
    handlers: tuple[str, ...]
    accepted_on: date
    resolved_on: date
    closed_on: date
    parties: tuple[Party, ...]
    source: str
    dispute_type: str
    facts: str
    result: str
    performance: str
    callback: str = ""
    opinion: str = ""
