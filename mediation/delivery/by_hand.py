"""What only a person can settle: letters and calls, messages that are uncertain or failed, papers that failed.

Staff of the case's centre settle them, of cases they see. Each is settled once; who did it, when and how stands on
the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import journal, notices
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.delivery.composing import is_too_late
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Notice, Paper
from mediation.models.messages import BY_PEOPLE, NoticeQuerySet
from mediation.models.papers import PaperQuerySet
from mediation.models.taxonomy import PaperKind
from mediation.notices import Kind

State, Way = Notice.State, Notice.Way
TO_SETTLE = (State.UNCERTAIN, State.FAILED)


def letters_and_calls(by: Actor, *, at: datetime) -> NoticeQuerySet:
    """What is owed to people whom no text message reaches, as far as this person settles it."""
    return _theirs(Notice.objects.for_people(at).filter(party__isnull=False), by)


def messages(by: Actor) -> NoticeQuerySet:
    """Messages of which nobody knows whether they were sent, and those that could not be."""
    return _theirs(Notice.objects.to_settle(), by)


def papers(by: Actor) -> PaperQuerySet:
    """Papers that could not be made. A letter is none of them: it stands with the message it carries."""
    seen = Case.objects.visible_to(by).filter(centre_id__in=_centres(by))
    return Paper.objects.failed().filter(case__in=seen).exclude(kind=PaperKind.LETTER).defer("content")


def ways(notice: Notice, *, at: datetime) -> list[Notice.Way]:
    """How a person may settle it now; none where it does not wait for one.

    Nobody is told against their wish or from whom the case is kept, nor by telephone who must not be called; what
    would come too late is not sent again.
    """
    is_over = not may_be_told(notice) or is_too_late(notice, now=at)
    if _is_for_people(notice, at):
        if is_over:
            return [Way.NOT_NEEDED]
        by_hand = [Way.HANDED_OVER, Way.SENT_OFF] if notice.medium == Notice.Medium.LETTER else []
        by_phone = [Way.BY_PHONE] if _may_be_called(notice) else []
        return [*by_hand, *by_phone] or [Way.NOT_NEEDED]
    if notice.state not in TO_SETTLE or notice.kind == Kind.ONE_TIME_CODE:
        return []
    if not may_be_told(notice):
        return [Way.WAS_SENT, Way.NOT_NEEDED] if notice.state == State.UNCERTAIN else [Way.NOT_NEEDED]
    return [Way.WAS_SENT, Way.NOT_NEEDED if is_over else Way.AGAIN]


def settle(notice: Notice, *, way: str, by: Actor, at: datetime) -> None:
    """A letter was handed over or sent off, somebody was told; or it is known what became of a message.

    Sent again, it is owed anew. Raises ``NotAllowed`` where it does not wait for a person, or not for this.
    """
    permissions.require(by, Act.SETTLE, notice.case)
    if way not in ways(notice, at=at):
        raise NotAllowed(Act.SETTLE, _("This does not wait for anybody any more, or cannot be settled in this way."))
    waiting = Notice.objects.filter(pk=notice.pk, state=notice.state)
    columns = {"settled_way": way, "settled_by_id": by.user_id, "settled_at": at, **_follows(way, at)}
    with transaction.atomic():
        if not waiting.update(**columns):
            raise NotAllowed(Act.SETTLE, _("Somebody else has settled this meanwhile."))
        if columns.get("state") == State.SENT:
            journal.ledger.note([Notice.objects.get(pk=notice.pk)], at=at)


def retry(paper: Paper, *, by: Actor, at: datetime) -> None:
    """Have a failed paper made again: why it failed has been put right. Raises ``NotAllowed`` unless it had failed."""
    permissions.require(by, Act.SETTLE, paper.case)
    afresh = {"state": Paper.State.OWED, "attempts": 0, "lease_until": None, "failed_because": ""}
    failed = Paper.objects.failed().filter(pk=paper.pk)
    if not failed.update(**afresh, retried_by_id=by.user_id, retried_at=at):
        raise NotAllowed(Act.SETTLE, _("This paper has not failed, or is being made again already."))


def _follows(way: str, at: datetime) -> dict[str, object]:
    if way == Way.AGAIN:
        return {"state": State.OWED, "due_at": at, "attempts": 0}
    if way == Way.NOT_NEEDED:
        return {"state": State.CANCELLED}
    return {"state": State.SENT, "sent_at": at}


def _is_for_people(notice: Notice, at: datetime) -> bool:
    return notice.state == State.OWED and notice.medium in BY_PEOPLE and notice.due_at <= at


def may_be_told(notice: Notice) -> bool:
    """Nobody is told against their wish, nor from whom the case is kept."""
    return notice.party is not None and notices.may_be_told(notice.case, notice.party)


def _may_be_called(notice: Notice) -> bool:
    return notice.party is not None and notices.may_be_called(notice.case, notice.party)


def _theirs(waiting: NoticeQuerySet, by: Actor) -> NoticeQuerySet:
    return waiting.filter(centre_id__in=_centres(by), case__in=Case.objects.visible_to(by))


def _centres(by: Actor) -> Iterable[UUID]:
    roles = permissions.RULES[Act.SETTLE].centre
    return {duty.centre_id for duty in by.duties if duty.role in roles}
