"""The outbox: what is owed to whom, once."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.identifiers import new_id
from accounts.literals import Literal, literals
from mediation.models.cases import Case
from mediation.models.parties import Party

DELIVERED = ["sms", "desk"]
BY_PEOPLE = ["letter", "call"]
SETTLED_WAYS = ["handed_over", "sent_off", "by_phone", "was_sent", "again", "not_needed"]


class NoticeQuerySet(models.QuerySet["Notice"]):
    def due(self, now: datetime) -> Self:
        """Owed messages that a machine can deliver, whose time has come: one range of one partial index."""
        return self.filter(state=Literal(Notice.State.OWED), medium__in=literals(DELIVERED), due_at__lte=now)

    def for_people(self, now: datetime) -> Self:
        """Letters to print and calls to make: only a person fulfils them."""
        return self.filter(state=Literal(Notice.State.OWED), medium__in=literals(BY_PEOPLE), due_at__lte=now)

    def lost_hold(self) -> Self:
        """Messages whose sender's lease ran out before the answer was written down."""
        return self.filter(state=Literal(Notice.State.SENDING), lease_until__lte=Now())

    def to_settle(self) -> Self:
        """Messages that a person must look after: nobody knows whether they were sent, or they could not be.

        A one-time code is none of them: it has expired long before, and whoever waits for it asks for another.
        """
        waiting = self.filter(state__in=literals([Notice.State.UNCERTAIN, Notice.State.FAILED]))
        return waiting.exclude(kind="one_time_code")


class Notice(models.Model):
    """One message owed to one party or member of staff, once: (case, kind, to whom, occasion) is unique.

    The text is a template without names, amounts or the other side; it is made when it is sent. ``reference`` is
    our own name for it, by which the provider is asked when its answer was lost. ``tried_at``, ``asked_at`` (the
    provider, last) and ``lease_until`` are told by the database's own clock, which the demonstration does not move:
    whoever holds the message holds it for so many real seconds. ``settled_because``: the machine's last word on it;
    ``settled_way``, ``_by`` and ``_at``: what a person decided, the last time one had to.
    """

    class Medium(models.TextChoices):
        SMS = "sms", _("Text message")
        LETTER = "letter", _("Printed letter")
        CALL = "call", _("Telephone call by staff")
        DESK = "desk", _("On the desk of a member of staff")

    class State(models.TextChoices):
        # Translators: a message that must still be sent
        OWED = "owed", _("Owed")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        UNCERTAIN = "uncertain", _("Uncertain: a person decides")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("No longer needed")

    class Way(models.TextChoices):
        """How a person settled it."""

        HANDED_OVER = "handed_over", pgettext_lazy("letter", "handed over")
        SENT_OFF = "sent_off", _("sent off by post")
        BY_PHONE = "by_phone", _("told by telephone")
        WAS_SENT = "was_sent", _("it was sent, or the person was told")
        AGAIN = "again", _("to be sent again")
        NOT_NEEDED = "not_needed", _("no longer needed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="notices", db_index=False)
    centre_id = models.UUIDField()
    kind = models.CharField(max_length=32)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    occasion = models.CharField(max_length=40, blank=True)
    medium = models.CharField(max_length=6, choices=Medium)
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State, default=State.OWED)
    due_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reference = models.UUIDField(default=new_id, unique=True, editable=False)
    provider_id = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    settled_because = models.CharField(max_length=80, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_way = models.CharField(max_length=11, choices=Way, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "party", "user", "occasion"],
                nulls_distinct=False,
                name="each_message_is_owed_once",
            ),
            models.CheckConstraint(
                name="a_message_is_for_a_party_or_a_member_of_staff",
                condition=Q(party__isnull=False, user__isnull=True) | Q(party__isnull=True, user__isnull=False),
            ),
            models.CheckConstraint(
                name="a_sent_message_says_when", condition=~Q(state="sent") | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="what_a_person_settled_says_who_when_and_how",
                condition=Q(settled_way="", settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_way__in=SETTLED_WAYS, settled_by__isnull=False, settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_message_being_sent_is_held",
                condition=~Q(state="sending") | Q(tried_at__isnull=False, lease_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="messages_owed", condition=Q(state="owed", medium__in=DELIVERED)),
            models.Index(fields=["due_at"], name="codes_owed", condition=Q(state="owed", kind="one_time_code")),
            models.Index(
                fields=["centre_id", "due_at"],
                name="messages_owed_by_people",
                condition=Q(state="owed", medium__in=BY_PEOPLE),
            ),
            models.Index(
                fields=["centre_id", "due_at"],
                name="messages_to_settle",
                condition=Q(state__in=["uncertain", "failed"]),
            ),
            models.Index(fields=["lease_until"], name="messages_being_sent", condition=Q(state="sending")),
            models.Index(fields=["user", "-due_at"], name="messages_on_a_desk", condition=Q(user__isnull=False)),
            models.Index(fields=["case", "due_at"], name="messages_of_a_case"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
