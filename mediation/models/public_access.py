"""What the parties' own pages stand on: receipt codes, codes to their phones, counted attempts."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from accounts.identifiers import new_id
from mediation.models.cases import Case
from mediation.models.parties import Party


class ReceiptCode(models.Model):
    """The code on one party's slip, kept as an HMAC under a key outside the database and found by it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="receipt_codes")
    case = models.ForeignKey(Case, models.PROTECT, related_name="receipt_codes")
    digest = models.BinaryField(max_length=32, unique=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(revoked_at__isnull=True), name="one_valid_receipt_code_per_party"
            )
        ]

    def __str__(self) -> str:
        return f"{localtime(self.issued_at):%Y-%m-%d}"


class DoorAttempt(models.Model):
    """Attempts at the public door in one window of time, per door and per source (a keyed digest, not an address)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    door = models.CharField(max_length=16)
    source = models.BinaryField(max_length=32)
    window_start = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["door", "source", "window_start"], name="one_count_per_door_and_window")
        ]
        indexes = [models.Index(fields=["window_start"], name="attempts_by_age")]

    def __str__(self) -> str:
        return self.door


class PhoneChallenge(models.Model):
    """A six-digit code asked before papers or any change by a party.

    It is derived from the row's id under a key outside the database, so it stands nowhere; it lives five minutes and
    five tries, and works once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(Party, models.CASCADE, related_name="challenges")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["party", "-issued_at"], name="challenges_of_a_party")]
        constraints = [
            models.CheckConstraint(name="a_challenge_has_five_tries", condition=Q(tries__lte=5)),
        ]

    def __str__(self) -> str:
        return f"{localtime(self.issued_at):%Y-%m-%d %H:%M}"
