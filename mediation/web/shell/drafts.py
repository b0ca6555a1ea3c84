"""What somebody had typed when they stopped: encrypted, found again after signing out or on another machine.

One for each (user, form, case or none); gone when the form was sent, or after seven days.
"""

import json
from datetime import datetime

from django.http import QueryDict

from accounts.fields import vault
from accounts.models import User
from mediation.models import Case, Draft
from mediation.models.forms import DRAFTS_LIVE

NOT_KEPT = ("csrfmiddlewaretoken",)


def keep(user: User, form: str, data: QueryDict, *, at: datetime, case: Case | None = None) -> None:
    """Keep what a form says now, in place of what it said before."""
    fields = {name: values for name, values in data.lists() if name not in NOT_KEPT}
    body = vault.seal(json.dumps(fields), context=_context(user, form, case)).encode()
    Draft.objects.bulk_create(
        [Draft(user=user, form=form, case=case, body=body, saved_at=at)],
        update_conflicts=True,
        unique_fields=["user", "form", "case"],
        update_fields=["body", "saved_at"],
    )


def find(user: User, form: str, *, at: datetime, case: Case | None = None) -> tuple[QueryDict, datetime] | None:
    """What was kept and when; nothing that is older than seven days."""
    kept = Draft.objects.filter(user=user, form=form, case=case, saved_at__gt=at - DRAFTS_LIVE).first()
    if kept is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in json.loads(vault.unseal(bytes(kept.body).decode(), context=_context(user, form, case))).items():
        data.setlist(name, values)
    return data, kept.saved_at


def forget(user: User, form: str, *, case: Case | None = None) -> None:
    Draft.objects.filter(user=user, form=form, case=case).delete()


def _context(user: User, form: str, case: Case | None) -> str:
    return f"draft:{user.pk}:{form}:{case.pk if case else ''}"
