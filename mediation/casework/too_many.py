"""Somebody has tried too often, and is told for how long to wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTES_ARE_TOLD = 120


class TooManyAttempts(Exception):
    """This source has tried too often; it may come again at ``until``."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class TooManyCodes(TooManyAttempts):
    """So many codes were sent, by the centre or to one network, that this network gets no more for now.

    Where the centre has sent its share, a network that has had none yet still gets one.
    """


def words_for(often: TooManyAttempts, *, at: datetime) -> str:
    """Why, and how long somebody has to wait: never less than it is, in minutes, beyond two hours in hours."""
    minutes = -(-(often.until - at) // timedelta(minutes=1))
    if minutes > MINUTES_ARE_TOLD:
        hours = -(-minutes // 60)
        when = ngettext("in %(count)d hour", "in %(count)d hours", hours) % {"count": hours}
    else:
        when = ngettext("in %(count)d minute", "in %(count)d minutes", minutes) % {"count": minutes}
    if isinstance(often, TooManyCodes):
        words = _("From here there are no more codes for now. Please try again %(when)s, call, or come to any window.")
    else:
        words = _("Too many attempts. Please try again %(when)s.")
    return words % {"when": when}
