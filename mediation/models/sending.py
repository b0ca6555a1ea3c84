"""From which database messages go out."""

from django.db import models
from django.db.models import Q


class SendingDatabase(models.Model):
    """One row at most: the database from which messages were sent last, and since when they wait in another one.

    A backup that is loaded is another database, or the same one with less in it than was sent. What went out after the
    backup stands in it as owed; so nothing goes out until a person says from where to go on. ``anchored_bytes``: how
    long the file of the ledger's anchors was then, whose lines up to there are known to be ahead.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    identity = models.CharField(max_length=80)
    waiting_since = models.DateTimeField(null=True)
    anchored_bytes = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="messages_go_out_of_one_database")]

    def __str__(self) -> str:
        return self.identity
