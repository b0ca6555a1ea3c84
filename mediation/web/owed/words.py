"""How what waits for a person is put in words: what each press does, why a message or a paper waits."""

from __future__ import annotations

from datetime import datetime

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import notices
from mediation.delivery.composing import is_too_late
from mediation.delivery.held_messages import MOST_ATTEMPTS
from mediation.models import Notice, Paper
from mediation.notices import Kind

Way = Notice.Way
PRESSED: dict[str, Promise] = {
    Way.HANDED_OVER: gettext_lazy("Handed over"),
    Way.SENT_OFF: gettext_lazy("Sent off by post"),
    Way.BY_PHONE: gettext_lazy("Told by telephone"),
    Way.WAS_SENT: gettext_lazy("It was sent, or the person was told"),
    Way.AGAIN: gettext_lazy("Send it again"),
    Way.NOT_NEEDED: gettext_lazy("No longer needed"),
}
#: What the machine's own words mean; anything else is an answer of the provider, and shown as it came.
REASONS: dict[str, Promise] = {
    "the provider cannot tell": gettext_lazy("the provider cannot say whether it took the message"),
    "the provider cannot tell, and sent at most once": gettext_lazy(
        "the provider cannot say whether it took the message, and one of this kind is never sent twice"
    ),
    "not taken": gettext_lazy("the provider did not take the message"),
    "not taken, and sent at most once": gettext_lazy(
        "the provider did not take the message, and one of this kind is never sent twice"
    ),
    "not_reached": format_lazy(
        gettext_lazy("the provider could not be reached, {attempts} times"), attempts=MOST_ATTEMPTS
    ),
    "too late to be of use": gettext_lazy("the day it speaks of was past before it could be sent"),
}


def kind(notice: Notice) -> str:
    return str(Kind(notice.kind).wording.name)


def text(notice: Notice, *, at: datetime) -> str:
    """What the person is to be told; empty where it would come too late, or is for their eyes alone."""
    if Kind(notice.kind).wording.is_private or is_too_late(notice, now=at):
        return ""
    return notices.text_of(notice)


def why(notice: Notice) -> str:
    because = notice.settled_because
    if because in REASONS:
        return str(REASONS[because])
    if because.startswith("cannot be written"):
        return _("its text could not be made")
    return _("the provider's answer: %(answer)s") % {"answer": because} if because else _("no answer is on record")


def why_failed(paper: Paper) -> str:
    if paper.failed_because.startswith("Incomplete"):
        return _("Something that it must say is missing from the case.")
    if paper.failed_because.startswith("NotToBeSent"):
        return _("What it would say is of no use any more.")
    return _("It could not be typeset.")
