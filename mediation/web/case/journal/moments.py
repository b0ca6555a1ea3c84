"""Days and moments of the journal, as a person reads them."""

from __future__ import annotations

from django.utils.dateparse import parse_date, parse_datetime

from mediation.web.shell import formatting


def day_time(written: str) -> str:
    moment = parse_datetime(written)
    return formatting.day_time(moment) if moment else ""


def day(written: str) -> str:
    parsed = parse_date(written[:10])
    return formatting.day(parsed) if parsed else ""
