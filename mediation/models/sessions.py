"""Sessions of mediation, and who of another agency takes part."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import new_id
from mediation.models.cases import Case


class MediationSession(models.Model):
    """A meeting. None may be held before every party who must consent has consented (a trigger; 人民调解法 Art. 17)."""

    class Form(models.TextChoices):
        JOINT = "joint", _("Joint")
        SEPARATE = "separate", _("Separate")
        JOINT_THEN_SEPARATE = "joint_then_separate", _("Joint, then separate")

    class State(models.TextChoices):
        # Translators: a session was agreed on and is still to be held
        SET = "set", _("Set")
        # Translators: a session took place
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=20, choices=Form, default=Form.JOINT)
    state = models.CharField(max_length=10, choices=State, default=State.SET)
    room = models.ForeignKey("windows.Room", models.PROTECT, null=True, related_name="+")
    during = DateTimeRangeField()
    is_public = models.BooleanField(default=False)
    recorder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    record = models.ForeignKey("mediation.Statement", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="sessions_are_numbered"),
            ExclusionConstraint(
                name="a_room_holds_one_session_at_a_time",
                expressions=[("room", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(room__isnull=False) & ~Q(state="cancelled"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Participant(models.Model):
    """Somebody of another agency who takes part with the parties' consent (人民调解法 Art. 20)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(MediationSession, models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "user"], name="a_participant_stands_once")]

    def __str__(self) -> str:
        return str(self.user_id)
