"""Counting the numbers that are taken."""

from django.db import models

from accounts.identifiers import new_id
from windows.models.centres import Centre


class TicketCounter(models.Model):
    """The last ticket number of a letter and a day at a centre."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    letter = models.CharField(max_length=1)
    last = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["centre", "on", "letter"], name="one_ticket_counter_per_letter_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.letter}{self.last:03d}"
