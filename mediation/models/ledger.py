"""The ledger: digests of rows that no journal of a case answers for, sealed like the journals themselves."""

from django.db import models

from mediation.models.journal import TransactionId


class RowSeal(models.Model):
    """A Merkle root over the lines of the ledger of surely finished transactions, anchored outside the database."""

    number = models.BigAutoField(primary_key=True)
    from_xid = models.BigIntegerField()
    below_xid = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    previous_root = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_xid"], name="seals_of_rows_do_not_overlap"),
            models.CheckConstraint(
                name="a_seal_of_rows_covers_a_forward_range",
                condition=models.Q(below_xid__gt=models.F("from_xid")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class RowDigest(models.Model):
    """One line of the ledger: what a row was when it became final (``journal.digests``). Added, never edited.

    ``id`` rises with every line, so that the last one of a row counts.
    """

    id = models.BigAutoField(primary_key=True)
    model = models.CharField(max_length=16)
    row_id = models.UUIDField()
    digest = models.CharField(max_length=32)
    noted_at = models.DateTimeField()
    xid = TransactionId(db_default=models.Func(function="pg_current_xact_id"), editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["model", "row_id"], name="digests_of_a_row"),
            models.Index(fields=["xid"], name="digests_by_transaction"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id}"
