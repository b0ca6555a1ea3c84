"""Writing lines down: one statement for the lines of one case or of many."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db import connection

from mediation.models import CaseEvent

WRITE = """
INSERT INTO mediation_caseevent (
    id, case_id, centre_id, seq, kind, actor_kind, actor_user_id, actor_party_id, actor_role,
    occurred_at, recorded_at, attested_by, details, previous_hash, hash)
SELECT * FROM unnest(
    %s::uuid[], %s::uuid[], %s::uuid[], %s::int[], %s::text[], %s::text[], %s::uuid[], %s::uuid[], %s::text[],
    %s::timestamptz[], %s::timestamptz[], %s::text[], %s::jsonb[], %s::bytea[], %s::bytea[])
"""


def write(events: Sequence[CaseEvent]) -> None:
    """Add these lines to the record. Whoever calls it moves the heads of their cases in the same transaction."""
    rows = [
        (
            event.id,
            event.case_id,
            event.centre_id,
            event.seq,
            str(event.kind),
            event.actor_kind,
            event.actor_user_id,
            event.actor_party_id,
            event.actor_role,
            event.occurred_at,
            event.recorded_at,
            event.attested_by,
            json.dumps(event.details),
            event.previous_hash,
            event.hash,
        )
        for event in events
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [list(column) for column in zip(*rows, strict=True)])
