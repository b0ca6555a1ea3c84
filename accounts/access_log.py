"""The access log: who looked at what. Written in the transaction of the reading, so that one fails with the other."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from accounts.models import AccessEntry, User


def note(
    *,
    verb: str,
    user: User | None,
    centre_id: UUID | None,
    about: Model | str,
    fields: Sequence[str] = (),
    reason: str = "",
    request_id: str = "",
    at: datetime,
) -> AccessEntry:
    """Add one entry. ``about`` is the row that was read, or the name of a kind of rows for lists and searches.

    ``fields`` are names, never values. Unmasking and export without a reason are refused by the database.
    """
    kind, pk = (about, None) if isinstance(about, str) else (about._meta.model_name, about.pk)
    return AccessEntry.objects.create(
        at=at,
        user=user,
        centre_id=centre_id,
        verb=verb,
        object_kind=kind or "",
        object_id=pk,
        fields=list(fields),
        reason=reason,
        request_id=request_id,
    )
