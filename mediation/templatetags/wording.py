"""How money, days, codes and what is left of a clock are written on a page, in the language of the page."""

from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil

from django import template
from django.utils.dateformat import format as format_moment
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

from accounts import phones
from accounts.fields import masking
from mediation import codes
from mediation.notices import Kind
from mediation.templatetags.icons import mark

register = template.Library()
for _mask in (masking.mask_name, masking.mask_phone, masking.mask_document):
    register.filter(_mask)
register.filter("telephone", phones.grouped)
register.filter("grouped", codes.printed)

WEEKDAYS = (
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
)


@register.filter
def yuan(amount: Decimal) -> str:
    """Write an amount of money: ``29,400.00 元``."""
    return gettext("%(amount)s yuan") % {"amount": f"{amount:,.2f}"}


@register.filter
def code(written: str) -> SafeString:
    """Set a case code (4-5) or a receipt code (4-4-5) in groups that can be read aloud and typed back."""
    return format_html('<span class="code">{}</span>', codes.printed(written))


@register.filter
def message_kind(kind: str) -> str:
    """What a message is about, in the language of the page."""
    return str(Kind(kind).wording.name)


@register.filter
def stars(grade: int) -> str:
    """★★★★☆: a grade for the eye; its words stand beside it."""
    return "★" * grade + "☆" * (5 - grade)


@register.filter
def day(moment: datetime, at: datetime | None = None) -> SafeString:
    """Write a day: ``11月25日（周三）``; with its year where that is not the year of ``at``."""
    return _time(moment, day_words(moment, at))


@register.filter
def day_time(moment: datetime, at: datetime | None = None) -> SafeString:
    """Write a day and an hour: ``11月25日（周三）14:00``."""
    words = {"day": day_words(moment, at), "time": format_moment(localtime(moment), "H:i")}
    return _time(moment, pgettext("moment", "%(day)s, %(time)s") % words)


@register.filter
def hour(moment: datetime) -> SafeString:
    """Write an hour of the day: ``14:00``."""
    return _time(moment, format_moment(localtime(moment), "H:i"))


@register.filter
def due_day(moment: datetime, at: datetime | None = None) -> SafeString:
    """Write the day a clock runs out, without its weekday: ``11月27日``. 24:00 is still that day."""
    return _time(moment, _date(_last(moment), at))


def day_words(moment: datetime, at: datetime | None = None) -> str:
    local = localtime(moment)
    words = {"date": _date(local, at), "weekday": WEEKDAYS[local.weekday()]}
    return pgettext("day", "%(weekday)s %(date)s") % words


def _date(local: datetime, at: datetime | None) -> str:
    same_year = at and localtime(at).year == local.year
    return format_moment(local, pgettext("date format", "j F") if same_year else pgettext("date format", "j F Y"))


def _last(due_at: datetime) -> datetime:
    """The last moment in which a clock is kept: one that ends with a day names that day (民法典 Art. 203)."""
    return localtime(due_at - timedelta(microseconds=1))


def _hour(due_at: datetime) -> str:
    return "24:00" if _last(due_at).date() < localtime(due_at).date() else format_moment(localtime(due_at), "H:i")


def _time(moment: datetime, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', localtime(moment).isoformat(timespec="minutes"), words)


@register.simple_tag
def due(due_at: datetime | None, at: datetime, *, workdays: int = 0, state: str = "") -> SafeString:
    """What is left of a clock, with its symbol and its day: ``还剩 2 个工作日（11月27日）``.

    ``state``: empty while there is time, ``soon``, ``late``, ``paused``, ``done``; the first three need ``due_at``.
    """
    picture = f"clock-{state}" if state else "clock"
    if state == "paused":
        return mark(picture, gettext("paused"))
    if state == "done" or due_at is None:
        # Translators: what a clock asked for was done in time
        return mark(picture, gettext("kept"))
    words = {"left": time_left(due_at, at, workdays=workdays), "day": due_day(due_at, at)}
    return mark(picture, mark_safe(gettext("%(left)s (%(day)s)") % words))  # noqa: S308 - our words around a <time>


@register.simple_tag
def time_left(due_at: datetime, at: datetime, *, workdays: int = 0) -> str:
    """Say what is left of a clock at ``at``, or by how much it is late.

    ``workdays`` are the whole working days between ``at`` and ``due_at``; without any, calendar days are counted.
    Up to and including ``due_at`` the clock is kept.
    """
    days = abs((_last(due_at).date() - localtime(at).date()).days)
    if at > due_at:
        return _late(due_at, at, days=days, workdays=workdays)
    if not days:
        return _today(due_at, at)
    if workdays:
        return ngettext("%(n)d working day left", "%(n)d working days left", workdays) % {"n": workdays}
    return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}


def _today(due_at: datetime, at: datetime) -> str:
    minutes = ceil((due_at - at).total_seconds() / 60)
    if minutes < 60:
        return ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {"n": minutes}
    return gettext("today by %(time)s") % {"time": _hour(due_at)}


def _late(due_at: datetime, at: datetime, *, days: int, workdays: int) -> str:
    if not days:
        return gettext("late since %(time)s") % {"time": _hour(due_at)}
    if workdays:
        return ngettext("%(n)d working day late", "%(n)d working days late", workdays) % {"n": workdays}
    return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}
