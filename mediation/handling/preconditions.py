"""Where a case must stand for what is no transition: said in a sentence, like the table's own refusals."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from mediation.lifecycle import NotAllowed
from mediation.models import Case
from mediation.states import Status

IN_HAND = (Status.ACCEPTED, Status.IN_MEDIATION, Status.SUSPENDED)
AGREED = (Status.AGREED, Status.DEFAULTED)
PERFORMABLE = (*AGREED, Status.IN_FOLLOW_UP)  # who is called back may say that it was done after all


def expect(case: Case, act: str, statuses: Sequence[str]) -> None:
    """Raise :class:`NotAllowed` unless the case stands at one of ``statuses``."""
    if case.status in statuses:
        return
    named = _(", ").join(str(Status(status).label) for status in statuses)
    sentence = _("This is possible only while a case stands at “%(statuses)s”; this one stands at “%(status)s”.")
    raise NotAllowed(act, sentence % {"statuses": named, "status": Status(case.status).label})
