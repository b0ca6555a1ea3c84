"""Access that nobody needs any more ends by itself: of roles that ran out, and of accounts that nobody uses."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from accounts import access_log, passwords
from accounts.models import AccessVerb, ApiToken, User
from windows.hours import day_of
from windows.models import Membership, RightsChange


def end_with_roles(at: datetime) -> int:
    """Tokens issued before a role of their holder ran out are at their end; how many."""
    ran_out = Membership.objects.filter(
        user=OuterRef("user"), ends_on__lt=day_of(at), ends_on__gte=OuterRef("created_at__date")
    )
    return ApiToken.objects.filter(Exists(ran_out), revoked_at=None).update(revoked_at=at)


def close_unused(at: datetime) -> int:
    """Close accounts that nobody signed in to and no token was used of for ``settings.DORMANT_AFTER``; how many.

    ``at`` by the clock of the machine. Each stands in the access log; two people open it again.
    """
    since = at - settings.DORMANT_AFTER
    unused = User.objects.filter(is_active=True).annotate(used_at=Coalesce("last_login", F("made_at")))
    tokens_used = ApiToken.objects.filter(user=OuterRef("pk"), last_used_on__gte=day_of(since))
    quiet = unused.filter(Q(used_at__lt=since), ~Exists(tokens_used))
    return sum(_close(user, at=at) for user in quiet)


@transaction.atomic
def _close(user: User, *, at: datetime) -> int:
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        return 0
    passwords.end_access(user, at=at)
    days = settings.DORMANT_AFTER // timedelta(days=1)
    access_log.note(
        verb=AccessVerb.RIGHTS,
        user=None,
        centre_id=None,
        about=user,
        fields=[str(RightsChange.Kind.CLOSE)],
        reason=f"unused for {days} days",
        at=at,
    )
    return 1
