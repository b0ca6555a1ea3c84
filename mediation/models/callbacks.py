"""Calls afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case
from mediation.models.parties import Party


class Callback(models.Model):
    """One attempt to reach one party after the result, by somebody outside the handling team.

    人民调解法 Art. 31 asks for supervision of performance; who calls: ``docs/law.md#who-calls-back``.
    """

    class Result(models.TextChoices):
        REACHED = "reached", _("Reached")
        NO_ANSWER = "no_answer", _("No answer")
        WRONG_NUMBER = "wrong_number", _("Wrong number")
        DECLINED = "declined", _("Does not want to talk")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="callbacks")
    party = models.ForeignKey(Party, models.PROTECT, related_name="callbacks")
    segment = models.PositiveSmallIntegerField()
    caller = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    result = models.CharField(max_length=12, choices=Result)
    is_performed = models.BooleanField(null=True)
    has_reprisal = models.BooleanField(null=True)
    answer = models.ForeignKey("mediation.Statement", models.PROTECT, null=True, related_name="+")
    called_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "called_at"], name="callbacks_of_a_case")]
        constraints = [
            models.CheckConstraint(
                name="only_who_was_reached_answers",
                condition=Q(result="reached") | Q(is_performed__isnull=True, has_reprisal__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.result} {localtime(self.called_at):%Y-%m-%d}"
