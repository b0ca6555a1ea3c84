"""What somebody said, written down beside the journal, which holds its digest."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from typing import Any

from mediation.models import Actor, Case, Statement


def write_down(
    kind: str, body: str, *, at: datetime, case: Case | None = None, by: Actor | None = None, **fields: Any
) -> Statement:
    """Keep what a person said or wrote in a row of its own, with a fresh salt for its digest."""
    return Statement.objects.create(
        kind=kind,
        body=body,
        case=case,
        salt=os.urandom(16),
        written_by_id=by.user_id if by else None,
        recorded_at=at,
        **fields,
    )


def mention(statement: Statement) -> dict[str, str]:
    """How a line names a statement: by id and salted digest, so that erasing the row leaves the chain whole."""
    digest = hashlib.sha256(bytes(statement.salt) + statement.body.encode()).hexdigest()
    return {"statement": str(statement.pk), "digest": digest}
