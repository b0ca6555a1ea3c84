"""The record of a session."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mediation.documents.forms.paper import Paper, PaperPart, printed_span


@dataclass(frozen=True, kw_only=True)
class Statement(PaperPart):
    speaker: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MediationRecord(Paper):
    """人民调解记录 (#8).

    What was said in a separate talk and what was conceded for the sake of an agreement are on no paper: it must not be
    used against who said so (民诉法解释 Art. 107; 特邀调解规定 Art. 22; 人民法院在线调解规则 Art. 18).
    """

    kind: ClassVar[str] = "mediation_record"
    title: ClassVar[str] = "人民调解记录"

    session: int  # 第几次
    began_at: datetime
    ended_at: datetime
    place: str
    matter: str
    manner: str  # 面对面; 面对面后背靠背
    is_public: bool  # the parties' choice: 人民调解法 Art. 23(3)
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    recorder: str
    result: str
    statements: tuple[Statement, ...] = ()  # none where nothing was said before both sides
    participants: tuple[str, ...] = ()
    verified: str = ""
    undisputed_facts: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        time = printed_span(self.began_at, self.ended_at)
        return super().as_data() | {"title": f"{self.title}（第{self.session}次）", "time": time}
