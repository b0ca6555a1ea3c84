"""The covers of a dossier and what lists its parts (人民调解法 Art. 27)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mediation.documents.forms.paper import Incomplete, Paper, PaperPart


@dataclass(frozen=True, kw_only=True)
class Cover(Paper):
    """卷宗封面. Its number is the dossier's, of a series of its own."""

    kind: ClassVar[str] = "cover"
    title: ClassVar[str] = "人民调解卷宗"
    needs_number: ClassVar[bool] = True

    name: str  # 李素珍与王强道路交通事故纠纷
    year: int
    mediators: tuple[str, ...]
    began_on: date
    ended_on: date
    filer: str
    filed_on: date
    retention: str  # the centre's own period; no statute fixes one
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class IndexEntry(PaperPart):
    name: str
    first_page: int
    last_page: int
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Index(Paper):
    """卷内目录."""

    kind: ClassVar[str] = "index"
    title: ClassVar[str] = "卷内目录"

    entries: tuple[IndexEntry, ...]


def entries(parts: Iterable[tuple[str, int] | tuple[str, int, str]]) -> tuple[IndexEntry, ...]:
    """Numbers the pages of the dossier's parts, given each one's name, how many pages it has, and a remark."""
    numbered, last = [], 0
    for name, pages, *remark in parts:
        if pages < 1:
            raise Incomplete(f"{name} has no pages")
        numbered.append(
            IndexEntry(name=name, first_page=last + 1, last_page=last + pages, remark=remark[0] if remark else "")
        )
        last += pages
    return tuple(numbered)


@dataclass(frozen=True, kw_only=True)
class FileNote(Paper):
    """卷宗情况说明（备考表）."""

    kind: ClassVar[str] = "file_note"
    title: ClassVar[str] = "卷宗情况说明"

    pages: int
    situation: str  # what is missing or out of the ordinary, or that nothing is
    filer: str
    filed_on: date
    checker: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class BackCover(Paper):
    """封底."""

    kind: ClassVar[str] = "back_cover"
    title: ClassVar[str] = "封底"
    needs_number: ClassVar[bool] = True

    papers: int
    pages: int
    sealed_on: date | None = None
