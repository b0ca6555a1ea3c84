"""What stands behind forms: drafts of what was typed, and answers given once under a key."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from accounts.identifiers import new_id
from mediation.models.cases import Case

DRAFTS_LIVE = timedelta(days=7)


class Draft(models.Model):
    """What somebody had typed when they stopped: encrypted, one per (user, form, case), for ``DRAFTS_LIVE``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=32)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+")
    body = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "form", "case"], nulls_distinct=False, name="one_draft_per_user_form_and_case"
            )
        ]
        indexes = [models.Index(fields=["saved_at"], name="drafts_by_age")]

    def __str__(self) -> str:
        return self.form


class IdempotencyRecord(models.Model):
    """The answer given under one key: the same key with the same body gets it again, with another body a 422."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    request_digest = models.BinaryField(max_length=32)
    status_code = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="an_idempotency_key_is_used_once")]
        indexes = [models.Index(fields=["made_at"], name="idempotency_records_by_age")]

    def __str__(self) -> str:
        return self.key
