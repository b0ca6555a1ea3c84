"""After the result: calls to both sides, survey links, ratings."""

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
