"""Papers that end a case without an agreement.

Neither is valid without the routes that remain (人民调解法 Arts 3(3), 26).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mediation import articles
from mediation.articles import Citation
from mediation.documents.forms.paper import Paper, PaperPart


@dataclass(frozen=True, kw_only=True)
class Route(PaperPart):
    """仲裁, 行政 or 司法: where to, what for, until when, by which article."""

    name: str
    body: str
    what: str
    basis: str
    address: str = ""
    limit: str = ""


@dataclass(frozen=True, kw_only=True)
class RouteTold(PaperPart):
    """A way as somebody at the window told it, in their own words."""

    name: str
    advice: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class TerminationNotice(Paper):
    """终止调解通知书 (#15). What was conceded for the sake of an agreement is not written here."""

    kind: ClassVar[str] = "termination_notice"
    title: ClassVar[str] = "终止调解通知书"
    cites: ClassVar[dict[str, Citation]] = {"ways": articles.WAYS_AFTER_TERMINATION}

    recipient: str
    parties: tuple[str, ...]
    matter: str
    began_on: date
    ended_on: date
    reason: str
    routes: tuple[Route, ...]
    dated_on: date
    undisputed_facts: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()  # 争议焦点
    suggestion: str = ""  # to the court: 简单 or 复杂 (Ningbo Art. 27)


@dataclass(frozen=True, kw_only=True)
class RefusalNotice(Paper):
    """不予受理通知书: a reason and the route told (信访工作条例 Arts 22, 23; 人民调解法 Art. 3(3))."""

    kind: ClassVar[str] = "refusal_notice"
    title: ClassVar[str] = "不予受理通知书"

    recipient: str
    matter: str
    received_on: date
    reason: str
    basis: str
    routes: tuple[Route | RouteTold, ...]
    dated_on: date
    telephone: str = ""
