"""Money, days and codes inside sentences made here; templates have the filters of ``wording``."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mediation.documents import amounts
from windows import hours

BETWEEN = "\xa0· "  # a line may end with it and never begins with it


def yuan(amount: Decimal) -> str:
    """29,400.00 yuan."""
    return _("%(amount)s yuan") % {"amount": amounts.in_digits(amount)}


def day(on: date) -> str:
    return formats.date_format(on, "MONTH_DAY_FORMAT")


def day_time(at: datetime) -> str:
    local_time = hours.local(at)
    return f"{day(local_time)} {local_time:%H:%M}"


def kept(retention: str, years: int | None) -> str:
    """Long term, 30 years."""
    if years is None:
        return retention
    words = ngettext("%(retention)s, %(n)d year", "%(retention)s, %(n)d years", years)
    return words % {"retention": retention, "n": years}
