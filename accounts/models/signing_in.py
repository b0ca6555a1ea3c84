"""Rows of signing in. A copy of the database signs nobody in: keys and codes stand here as digests, data is sealed."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.fields import EncryptedTextField


class SessionQuerySet(models.QuerySet["Session"]):
    def live(self, at: datetime) -> "SessionQuerySet":
        """Neither past their end nor idle for too long."""
        return self.filter(expires_at__gt=at, seen_at__gt=at - settings.SESSION_IDLE)

    def over(self, at: datetime) -> "SessionQuerySet":
        return self.filter(Q(expires_at__lte=at) | Q(seen_at__lte=at - settings.SESSION_IDLE))


class PasswordCode(models.Model):
    """With which somebody chooses a password of their own: two halves, each shown once, to another person each.

    Who asked for it has the first, who approved it the second; only digests are kept. ``change``: which decision it
    comes from.
    """

    change = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="password_codes")
    first = models.BinaryField(max_length=32)
    second = models.BinaryField(max_length=32, default=bytes)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second=b"", expires_at=None, used_at=None) | (~Q(second=b"") & Q(expires_at__isnull=False)),
                name="a_password_code_is_good_with_both_halves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"


class Session(models.Model):
    """A browser that was let in. ``digest``: SHA-256 of the key in its cookie, which stands nowhere else.

    ``expires_at`` is the end whatever happens; ``seen_at`` is when a person last did something, to the minute.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions")
    data = EncryptedTextField()
    began_at = models.DateTimeField(_("signed in at"))
    seen_at = models.DateTimeField(_("last used at"))
    expires_at = models.DateTimeField(_("ends at"))

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("began_at")), name="a_session_ends_after_it_began"),
        ]
        indexes = [models.Index(fields=["expires_at"], name="sessions_by_their_end")]

    def __str__(self) -> str:
        return f"{localtime(self.began_at):%Y-%m-%d %H:%M}"
