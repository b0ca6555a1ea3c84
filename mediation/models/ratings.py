"""What the parties say of it afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case
from mediation.models.parties import Party


class Grade(models.IntegerChoices):
    """The five grades of 政务服务好差评."""

    VERY_DISSATISFIED = 1, _("Very dissatisfied")
    DISSATISFIED = 2, _("Dissatisfied")
    FAIRLY_SATISFIED = 3, _("Fairly satisfied")
    SATISFIED = 4, _("Satisfied")
    VERY_SATISFIED = 5, _("Very satisfied")


class Rating(models.Model):
    """A grade given by one party, written once (a trigger refuses change and deletion)."""

    class Means(models.TextChoices):
        LINK = "link", _("by link")
        PHONE = "phone", _("by telephone")
        WINDOW = "window", _("at a window")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="ratings")
    party = models.ForeignKey(Party, models.PROTECT, related_name="ratings")
    segment = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField(choices=Grade)
    means = models.CharField(max_length=6, choices=Means)
    words = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "segment"], name="a_party_rates_once"),
            models.CheckConstraint(name="a_grade_is_one_of_five", condition=Q(grade__gte=1, grade__lte=5)),
        ]

    def __str__(self) -> str:
        return f"{self.grade}"


class SurveyLink(models.Model):
    """One party's own link to the survey; found by the keyed digest of its token, open until ``expires_at``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="survey_links")
    party = models.ForeignKey(Party, models.PROTECT, related_name="survey_links")
    segment = models.PositiveSmallIntegerField()
    digest = models.BinaryField(max_length=32, unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "segment"], name="one_survey_link_per_party_and_segment")
        ]

    def __str__(self) -> str:
        return f"{localtime(self.issued_at):%Y-%m-%d}"
