"""What all papers share: that what must be filled is, and how a value is printed."""

from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.utils import timezone

from mediation import citations
from mediation.articles import Citation
from mediation.documents.amounts import in_digits, in_words


class Incomplete(ValueError):
    """A paper, or a part of it, lacks what the form demands."""


@dataclass(frozen=True, kw_only=True)
class PaperPart:
    """A paper or a piece of one. Moments are aware; amounts are Decimal yuan; text is plain and keeps its lines."""

    def __post_init__(self) -> None:
        for field in fields(self):
            if field.default is MISSING and getattr(self, field.name) in ("", (), None):
                raise Incomplete(f"{type(self).__name__}.{field.name}")

    def as_data(self) -> dict[str, Any]:
        return {field.name: printed(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True, kw_only=True)
class Paper(PaperPart):
    """``cites``: the articles that its own words name; its source reads ``law.NAME.full``, ``.number``, ``.law``."""

    kind: ClassVar[str]
    title: ClassVar[str]
    needs_number: ClassVar[bool] = False
    cites: ClassVar[dict[str, Citation]] = {}

    body: str  # the committee, centre or agency whose paper it is
    number: str = ""  # printed as it is passed in: （2026）鄞矛调人调字第001号

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.needs_number and not self.number:
            raise Incomplete(f"{type(self).__name__}.number")

    def as_data(self) -> dict[str, Any]:
        law = {
            name: {
                "full": citations.on_paper(citation),
                "number": citations.number(citation),
                "law": citations.title(citation),
            }
            for name, citation in self.cites.items()
        }
        return super().as_data() | ({"law": law} if law else {})


def printed(value: Any) -> Any:
    """The JSON of a value, dates and amounts in their official forms."""
    match value:
        case datetime():
            local = timezone.localtime(value, timezone.get_default_timezone())
            return f"{printed(local.date())}{local.hour}时{local.minute:02d}分"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case Decimal():
            return {"digits": in_digits(value), "words": in_words(value)}
        case tuple():
            return [printed(each) for each in value]
        case PaperPart():
            return value.as_data()
    if is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is not a part of a paper")
    return value


def printed_span(began_at: datetime, ended_at: datetime) -> str:
    """2026年11月25日14时00分至15时10分; the day is said again only where it is another, a moment is said once."""
    began, ended = str(printed(began_at)), str(printed(ended_at))
    if began == ended:
        return began
    day = began.partition("日")[0] + "日"
    return f"{began}至{ended.removeprefix(day)}"
