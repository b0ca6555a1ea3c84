"""Owing someone a message. The row is written in the transaction of the fact; ``delivery`` sends it later.

Who may be told, called or written to at all is asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from accounts import phones
from mediation.models import Case, Deadline, Notice, Party
from mediation.notices import texts
from mediation.notices.kinds import Audience, Kind


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
    _require_audience(kind, Audience.PARTIES)
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


def tell(case: Case, kind: Kind, *, users: Iterable[UUID], due_at: datetime, occasion: str = "") -> None:
    """Lay one message on the desk of each of these members of staff; the same one lies there once.

    Raises ``TypeError`` where it is for parties.
    """
    _require_audience(kind, Audience.STAFF)
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


CLOCKS_ON_DESKS = """
INSERT INTO mediation_notice (id, reference, case_id, centre_id, occasion, user_id, {columns})
SELECT uuidv7(), uuidv7(), clock.case_id, centre_id, clock.occasion, desk.user_id, {values}
FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) AS clock(case_id, centre_id, occasion)
JOIN unnest(%s::uuid[], %s::uuid[]) AS desk(centre_id, user_id) USING (centre_id)
ON CONFLICT ON CONSTRAINT each_message_is_owed_once DO NOTHING
"""
OF_EACH = frozenset({"id", "reference", "case_id", "centre_id", "occasion", "user_id"})


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


def may_be_told(case: Case, party: Party) -> bool:
    """Nobody is written to against their wish, nor who is to learn nothing."""
    return party.may_be_messaged and not is_kept_from(case, party)


def may_be_called(case: Case, party: Party) -> bool:
    """Nobody is called against their wish; of a case with a safe-contact label nobody but who applied."""
    return party.may_be_called and (not case.has_safe_contact or party.role == Party.Role.APPLICANT)


def is_kept_from(case: Case, party: Party) -> bool:
    """Of a case with a safe-contact label the respondent learns nothing, by any door, until it is released."""
    return case.has_safe_contact and party.role == Party.Role.RESPONDENT


def cancel(case: Case, *kinds: Kind, because: str, occasion: str = "") -> int:
    """What is still owed of these kinds (on this occasion, if one is named) is no longer needed. Returns how many.

    What a sender already holds goes out.
    """
    owed = Notice.objects.filter(case=case, kind__in=kinds, state=Notice.State.OWED)
    if occasion:
        owed = owed.filter(occasion=occasion)
    return owed.update(state=Notice.State.CANCELLED, settled_because=because)


def medium_for(party: Party) -> Notice.Medium:
    """Whom no text reaches is written to or called, and only that fulfils what is owed (``docs/practice.md``)."""
    return Notice.Medium.SMS if takes_messages(party) else Notice.Medium.LETTER


def takes_messages(party: Party) -> bool:
    """Whether a text message reaches the telephone of this party: no landline, no service number, nor none at all."""
    return bool(party.person.phone_index) and phones.is_mobile(party.person.phone)


def _require_audience(kind: Kind, audience: Audience) -> None:
    if kind.wording.audience != audience:
        raise TypeError(f"The message {kind.value!r} is for {kind.wording.audience.value}.")
