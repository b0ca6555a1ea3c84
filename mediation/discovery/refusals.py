"""Why a file is not taken in, and which of its lines are broken. Values of lines are never repeated."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Why(TextChoices):
    MANIFEST = "manifest", _("The manifest is not complete, or says what the source does not.")
    KIND = "kind", _("The file is neither CSV nor xlsx nor Parquet, whatever its name says.")
    TOO_LARGE = "too_large", _("The file unpacks to more than may be read.")
    ENCODING = "encoding", _("The file is not written in UTF-8.")
    COLUMNS = "columns", _("The columns are not the declared ones.")
    ROWS = "rows", _("Rows are broken.")
    NUMBERS = "numbers", _("Too many identity numbers are wrong.")
    COUNT = "count", _("The file has another number of rows than the manifest.")
    DIGEST = "digest", _("The file is another one than the manifest describes.")
    TWICE = "twice", _("This file is in the pool already.")


class LineProblem(TextChoices):
    """What is wrong with one line."""

    WIDTH = "width", _("Another number of fields than columns")
    ENCODING = "encoding", _("Not UTF-8")
    MISSING = "missing", _("A required value is missing")
    NUMBER = "number", _("Not an identity number")
    NOT_A_DAY = "not_a_day", _("Not a day (2026-11-23)")
    NOT_AN_AMOUNT = "not_an_amount", _("Not an amount (1234.50)")
    NOT_A_NUMBER = "not_a_number", _("Not a whole number")
    NOT_A_CODE = "not_a_code", _("Not a word of a fixed list")
    NOT_A_NEIGHBOURHOOD = "not_a_neighbourhood", _("Not a neighbourhood's code of twelve digits")
    QUOTES = "quotes", _("Quotation marks that do not close")


@dataclass(frozen=True)
class LineFault:
    """One broken place: the line of the file (the row, in Parquet), the column, and the problem."""

    line: int
    column: str
    problem: str

    def as_row(self) -> list[object]:
        return [self.line, self.column, self.problem]


@dataclass
class Faults:
    """The first thousand broken places, and how many there are."""

    MOST_KEPT = 1000

    kept: list[LineFault] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, column: str, problem: str) -> None:
        self.count += 1
        if len(self.kept) < self.MOST_KEPT:
            self.kept.append(LineFault(line, column, problem))


class Refused(Exception):
    """The file is not taken in: nothing of it. ``faults`` name lines where lines are broken."""

    def __init__(self, why: Why, *, faults: Faults | None = None, detail: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.faults = faults or Faults()
        self.detail = detail

    def __str__(self) -> str:
        return " ".join(filter(None, [str(self.why.label), self.detail]))
