"""What waits for people: messages in doubt, letters and calls, papers that failed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.models import Actor, Case, Notice, Paper
from mediation.models.messages import NoticeQuerySet
from mediation.models.paper_kinds import PaperKind
from mediation.models.papers import PaperQuerySet


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


def _theirs(waiting: NoticeQuerySet, by: Actor) -> NoticeQuerySet:
    return waiting.filter(centre_id__in=_centres(by), case__in=Case.objects.visible_to(by))


def _centres(by: Actor) -> Iterable[UUID]:
    roles = permissions.RULES[Act.SETTLE].centre
    return {duty.centre_id for duty in by.duties if duty.role in roles}
