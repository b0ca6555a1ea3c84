"""Values that are kept as they are: days, amounts, whole numbers, words of a fixed list, neighbourhoods."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from mediation.models.discovery import ColumnKind


class Wrong(Exception):
    """A value that its column cannot hold. Carries the code of the problem, never the value."""


def day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    text = str(value).strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10] if text[10:].strip(" 0:T.") == "" else text)
    except ValueError as error:
        raise Wrong("not_a_day") from error


AMOUNT = re.compile(r"-?\d{1,12}(\.\d{1,2}0*)?")
WHOLE = re.compile(r"-?\d{1,18}(\.0*)?")
CODE = re.compile(r"[a-z0-9_-]{1,20}")
NEIGHBOURHOOD = re.compile(r"\d{12}")


def amount(value: Any) -> str | None:
    return _matched(value, AMOUNT, "not_an_amount")


def whole_number(value: Any) -> int | None:
    text = _matched(value, WHOLE, "not_a_number")
    return None if text is None else int(text.partition(".")[0])


def code(value: Any) -> str | None:
    return _matched(value, CODE, "not_a_code")


def neighbourhood(value: Any) -> str | None:
    return _matched(value, NEIGHBOURHOOD, "not_a_neighbourhood")


def _matched(value: Any, pattern: re.Pattern[str], problem: str) -> str | None:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    if not pattern.fullmatch(text):
        raise Wrong(problem)
    return text


PLAIN: Mapping[str, Callable[[Any], Any]] = {
    ColumnKind.DAY: day,
    ColumnKind.AMOUNT: amount,
    ColumnKind.NUMBER: whole_number,
    ColumnKind.CODE: code,
    ColumnKind.NEIGHBOURHOOD: neighbourhood,
}
