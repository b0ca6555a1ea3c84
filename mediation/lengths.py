"""How long something may take, in words: for a page in its language, for a paper in the numerals of Chinese papers.

A length stands in a text only as these functions write it, from the term or the constant that the code goes by.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

DIGITS = "零一二三四五六七八九"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Unit(TextChoices):
    HOUR = "hour", _("hours")
    WORKING_DAY = "working_day", _("working days")
    CALENDAR_DAY = "calendar_day", _("calendar days")
    MONTH = "month", _("months")
    YEAR = "year", _("years")


COUNTED: dict[str, str] = {
    Unit.HOUR: "小时",
    Unit.WORKING_DAY: "个工作日",
    Unit.CALENDAR_DAY: "日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
}


def in_words(number: int, unit: str) -> str:
    """``15 days``, ``1 working day``; 15 日, 1 个工作日 where Chinese is read."""
    match unit:
        case Unit.HOUR:
            words = ngettext("%(n)d hour", "%(n)d hours", number)
        case Unit.WORKING_DAY:
            words = ngettext("%(n)d working day", "%(n)d working days", number)
        case Unit.CALENDAR_DAY:
            words = ngettext("%(n)d day", "%(n)d days", number)
        case Unit.MONTH:
            words = ngettext("%(n)d month", "%(n)d months", number)
        case Unit.YEAR:
            words = ngettext("%(n)d year", "%(n)d years", number)
        case _:
            raise ValueError(unit)
    return words % {"n": number}


def on_paper(number: int, unit: str) -> str:
    """As Chinese papers write it: 十五日, 三十个工作日, 一个月; 两个月, since 二 counts no measure word."""
    counted = COUNTED[unit]
    return ("两" if number == 2 and counted.startswith("个") else numeral(number)) + counted


def of_time(length: timedelta) -> str:
    """A whole number of minutes, hours or days in words: ``5 minutes``, ``2 hours``, ``30 days``."""
    if length % DAY == timedelta(0):
        return in_words(length // DAY, Unit.CALENDAR_DAY)
    if length % HOUR == timedelta(0):
        return in_words(length // HOUR, Unit.HOUR)
    minutes, rest = divmod(length, MINUTE)
    if rest:
        raise ValueError(f"{length} is no whole number of minutes")
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


of_time_lazy = lazy(of_time, str)
in_words_lazy = lazy(in_words, str)


def numeral(number: int) -> str:
    """A number below 1,000 as laws and papers count: 10 十, 17 十七, 20 二十, 105 一百零五, 110 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds and tens == 1:
        return "十" + (DIGITS[ones] if ones else "")
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")
