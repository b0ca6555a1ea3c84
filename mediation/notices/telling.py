"""Telling staff: what lies on their desks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from mediation.models import Case, Deadline, Notice
from mediation.notices.kinds import Kind
from mediation.notices.reaching import require_audience
from mediation.notices.wording import Audience

CLOCKS_ON_DESKS = """
INSERT INTO mediation_notice (id, reference, case_id, centre_id, occasion, user_id, {columns})
SELECT uuidv7(), uuidv7(), clock.case_id, centre_id, clock.occasion, desk.user_id, {values}
FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) AS clock(case_id, centre_id, occasion)
JOIN unnest(%s::uuid[], %s::uuid[]) AS desk(centre_id, user_id) USING (centre_id)
ON CONFLICT ON CONSTRAINT each_message_is_owed_once DO NOTHING
"""

OF_EACH = frozenset({"id", "reference", "case_id", "centre_id", "occasion", "user_id"})


def tell(case: Case, kind: Kind, *, users: Iterable[UUID], due_at: datetime, occasion: str = "") -> None:
    """Lay one message on the desk of each of these members of staff; the same one lies there once.

    Raises ``TypeError`` where it is for parties.
    """
    require_audience(kind, Audience.STAFF)
    Notice.objects.bulk_create(
        [
            Notice(
                case_id=case.pk,
                centre_id=case.centre_id,
                kind=kind,
                user_id=user,
                occasion=occasion,
                medium=Notice.Medium.DESK,
                due_at=due_at,
            )
            for user in users
        ],
        ignore_conflicts=True,
    )


def tell_of_clocks(passed: Iterable[Deadline], desks: Iterable[tuple[UUID, UUID]], *, due_at: datetime) -> None:
    """Lay each passed clock on the desks of its centre, given as (centre, user): once for each day on which it ended.

    One statement for all. What is the same in each message is taken from the model.
    """
    clocks = [(c.case_id, c.centre_id, f"{c.term}:{c.occasion}:{c.start_seq}:{c.due_on:%y%m%d}"[:40]) for c in passed]
    pairs = list(desks)
    if not clocks or not pairs:
        return
    same = Notice(kind=Kind.CLOCK_PASSED, medium=Notice.Medium.DESK, due_at=due_at)
    fields = [field for field in Notice._meta.concrete_fields if field.attname not in OF_EACH]
    values = [field.get_db_prep_save(getattr(same, field.attname), connection) for field in fields]
    columns = [list(column) for rows in (clocks, pairs) for column in zip(*rows, strict=True)]
    names, placeholders = ", ".join(field.attname for field in fields), ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.execute(CLOCKS_ON_DESKS.format(columns=names, values=placeholders), [*values, *columns])
