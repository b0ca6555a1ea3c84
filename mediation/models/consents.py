"""What a party answered when asked whether it agrees to mediation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.parties import Party
from mediation.models.taxonomy import ConsentState


class Consent(models.Model):
    """One answer of one party to the question whether they will mediate; the last one counts (人民调解法 Art. 17)."""

    class Means(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        PHONE = "phone", _("by telephone")
        WRITING = "writing", _("in writing")
        ONLINE = "online", _("online")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="consents")
    state = models.CharField(max_length=10, choices=ConsentState)
    means = models.CharField(max_length=10, choices=Means)
    given_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_given_or_declined",
                condition=models.Q(state__in=[ConsentState.GIVEN, ConsentState.DECLINED]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.means}"
