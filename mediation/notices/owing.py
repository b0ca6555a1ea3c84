"""Owing someone a message. The row is written in the transaction of the fact; ``delivery`` sends it later.

Whom it may reach at all is asked of ``reaching``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from mediation.models import Case, Notice, Party
from mediation.notices import texts
from mediation.notices.kinds import Kind
from mediation.notices.reaching import may_be_told, medium_for, require_audience
from mediation.notices.wording import Audience


def owe(
    case: Case,
    kind: Kind,
    *,
    to: Iterable[Party],
    due_at: datetime,
    occasion: str = "",
    params: Mapping[str, Any] | None = None,
) -> None:
    """Owe each of these parties one message of this kind on this occasion; owing it twice changes nothing.

    ``params``: what its text leaves open. Raises ``TypeError`` where they are not just those, or it is for staff.
    """
    require_audience(kind, Audience.PARTIES)
    texts.require_particulars(kind, params or {})
    Notice.objects.bulk_create(
        [
            Notice(
                case_id=case.pk,
                centre_id=case.centre_id,
                kind=kind,
                party=party,
                occasion=occasion,
                medium=medium_for(party),
                params=dict(params or {}),
                due_at=due_at,
            )
            for party in to
            if may_be_told(case, party)
        ],
        ignore_conflicts=True,
    )


def cancel(case: Case, *kinds: Kind, because: str, occasion: str = "") -> int:
    """What is still owed of these kinds (on this occasion, if one is named) is no longer needed. Returns how many.

    What a sender already holds goes out.
    """
    owed = Notice.objects.filter(case=case, kind__in=kinds, state=Notice.State.OWED)
    if occasion:
        owed = owed.filter(occasion=occasion)
    return owed.update(state=Notice.State.CANCELLED, settled_because=because)
