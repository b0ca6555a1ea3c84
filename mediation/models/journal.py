"""The journal: what happened to a case, added and never edited; and the seals over all of it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case

if TYPE_CHECKING:
    _Field = models.Field[int, int]
else:
    _Field = models.Field


class TransactionId(_Field):
    """PostgreSQL's 64-bit transaction number, filled in by the database."""

    def db_type(self, connection: object) -> str:
        return "xid8"


class CaseEvent(models.Model):
    """One line of the journal of one case.

    ``occurred_at``: when it happened in the world, with ``attested_by`` where it was entered late (补录);
    ``recorded_at``: when it was written here. ``hash`` covers the line and the hash before it. ``details`` hold
    ids, codes, dates, amounts and digests, never a name, a phone number or free text. ``digests``: of the rows that
    were written with this line, and of the case itself, by the name of the row (``journal.digests``).
    """

    class ActorKind(models.TextChoices):
        STAFF = "staff", _("Staff")
        PARTY = "party", _("Party")
        SYSTEM = "system", _("System")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="events", db_index=False)
    centre_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    actor_kind = models.CharField(max_length=6, choices=ActorKind)
    actor_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_party_id = models.UUIDField(null=True)
    actor_role = models.CharField(max_length=16, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    attested_by = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict)
    digests = models.JSONField(default=dict)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    xid = TransactionId(db_default=models.Func(function="pg_current_xact_id"), editable=False)

    class Meta:
        ordering = ["case", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="one_event_per_place_in_a_case"),
            models.CheckConstraint(
                name="nothing_occurs_in_the_future", condition=models.Q(occurred_at__lte=models.F("recorded_at"))
            ),
            models.CheckConstraint(
                name="an_event_names_who",
                condition=models.Q(actor_kind="staff", actor_user__isnull=False)
                | models.Q(actor_kind="party", actor_party_id__isnull=False)
                | models.Q(actor_kind="system"),
            ),
        ]
        indexes = [models.Index(fields=["xid"], name="events_by_transaction")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Seal(models.Model):
    """A Merkle root over all events of surely finished transactions, anchored outside the database as well."""

    number = models.BigAutoField(primary_key=True)
    from_xid = models.BigIntegerField()
    below_xid = models.BigIntegerField()
    events = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    previous_root = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_xid"], name="seals_do_not_overlap"),
            models.CheckConstraint(
                name="a_seal_covers_a_forward_range", condition=models.Q(below_xid__gt=models.F("from_xid"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
