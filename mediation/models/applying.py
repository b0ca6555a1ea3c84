"""What stands at the door before there is a case: an application being written online, and a proved telephone."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from accounts.fields import EncryptedTextField
from accounts.identifiers import new_id

ONLINE_DRAFTS_LIVE = timedelta(hours=2)
SENT_IS_SHOWN = timedelta(minutes=30)


class OnlineDraft(models.Model):
    """What somebody without an account has answered so far: encrypted, gone when it was sent or after two hours.

    ``key_digest``: SHA-256 of a key that only that browser has.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_digest = models.BinaryField(max_length=32, unique=True)
    body = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["saved_at"], name="online_drafts_by_age")]

    def __str__(self) -> str:
        return f"{localtime(self.saved_at):%Y-%m-%d %H:%M}"


class PhoneProof(models.Model):
    """A six-digit code sent to a telephone before there is a party; proved, it lets one application in.

    The code is derived from the row's id. ``sent_at``: when it was handed to the provider, once. ``digest`` stands
    for what was sent under it and ``answer`` (sealed, for half an hour) for what was said then, so that sending twice
    has one effect.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey("windows.Centre", models.CASCADE, related_name="+")
    phone = EncryptedTextField()
    phone_index = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    proved_at = models.DateTimeField(null=True)
    spent_at = models.DateTimeField(null=True)
    digest = models.BinaryField(max_length=32, default=bytes)
    answer = models.BinaryField(default=bytes)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_phone_proof_has_five_tries", condition=Q(tries__lte=5)),
            models.CheckConstraint(
                name="only_a_proved_phone_lets_an_application_in",
                condition=Q(spent_at__isnull=True) | Q(proved_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["phone_index", "-issued_at"], name="proofs_of_a_phone"),
            models.Index(fields=["issued_at"], name="phone_proofs_by_age"),
            models.Index(fields=["issued_at"], name="phone_proofs_to_send", condition=Q(sent_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{localtime(self.issued_at):%Y-%m-%d %H:%M}"
