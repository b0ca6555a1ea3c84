"""What waits to be settled by hand: the lists of it, once for the pages and the API. A new list is one entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mediation.access.permissions import RULES, Act
from mediation.delivery import waiting
from mediation.models import Actor, Notice, Paper
from mediation.models.listing import Order, capped_counts
from mediation.models.messages import BY_PEOPLE
from mediation.models.paper_kinds import PaperKind

#: Whose it is to settle what waits.
SETTLERS = RULES[Act.SETTLE].centre
OF_A_NOTICE = ("case", "party__person", "settled_by")
OF_A_PAPER = ("case", "party__person", "retried_by")


@dataclass(frozen=True)
class OwedList:
    """``about``: of which kind its rows are. ``empty``, ``why``: what is read where nothing waits, and why that is."""

    words: Promise
    about: str
    rows: Callable[[Actor, datetime], QuerySet[Any]]
    order: Order
    empty: Promise
    why: Promise


LISTS: dict[str, OwedList] = {
    "letters": OwedList(
        _("Letters and calls"),
        "notice",
        lambda by, at: waiting.letters_and_calls(by, at=at).select_related(*OF_A_NOTICE),
        Order("due_at"),
        _("No letters or calls are owed"),
        _("What people must be told whom no text message reaches appears here when it is due."),
    ),
    "messages": OwedList(
        _("Messages in doubt"),
        "notice",
        lambda by, at: waiting.messages(by).select_related(*OF_A_NOTICE),
        Order("due_at"),
        _("Every message has its answer"),
        _("A message comes here when the provider refused it, or cannot say whether it took it."),
    ),
    "papers": OwedList(
        _("Papers that failed"),
        "paper",
        lambda by, at: waiting.papers(by).select_related(*OF_A_PAPER),
        Order("owed_at"),
        _("Every paper could be made"),
        _("A paper comes here after five attempts in vain, with the reason."),
    ),
}


def rows(name: str, by: Actor, *, at: datetime, case_code: str = "") -> QuerySet[Any]:
    """What waits in this list for this person, of one case alone where its code is given."""
    listed = LISTS[name].rows(by, at)
    return listed.filter(case__code=case_code) if case_code else listed


def counts(by: Actor, *, at: datetime, case_code: str = "") -> dict[str, int]:
    """How much waits in each list, capped; one query. Empty for whoever settles nothing."""
    if by.user_id is None or not by.holds(*SETTLERS):
        return {}
    listed = {name: rows(name, by, at=at, case_code=case_code) for name in LISTS}
    return dict(zip(listed, capped_counts(by.user_id, listed.values()), strict=True))


def list_of_notice(notice: Notice) -> str:
    """In which list it stood before it was settled."""
    return "letters" if notice.medium in BY_PEOPLE else "messages"


def list_of_paper(paper: Paper) -> str:
    """A letter stands with the message it carries."""
    return "letters" if paper.kind == PaperKind.LETTER else "papers"
