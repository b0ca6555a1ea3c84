"""Finding whose row it is that has no good number: Fellegi–Sunter by Splink, over keyed digests alone.

Compared are the name (whole, by sound, by surname and characters), the birthday with the slips that happen, sex,
household and neighbourhood, as far as a source has them under these names. What a model cannot decide, a person does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import duckdb
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mediation.discovery import permissions, pool
from mediation.discovery.drafts import BELIEVED
from mediation.discovery.engines.tables import NoRecords, counting
from mediation.discovery.model import predicting, statements
from mediation.discovery.model.gathering import gathered
from mediation.models import Actor
from mediation.models.discovery import DoubtfulPair, PoolImport, RecordSource
from windows.models import Centre

MOST_DOUBTFUL = 500  # pairs a delivery that are laid before a person, the likeliest first


@dataclass(frozen=True)
class Linked:
    """What a linking did: rows without a good number, those that have somebody now, and pairs left to a person."""

    without_number: int
    linked: int
    doubtful: int


def link(centre: Centre, *, by: Actor, at: datetime) -> Linked:
    """Link every row without a good number of the deliveries that count; what a person answered before stands.

    The links of a delivery are a file beside it, written anew and renamed: whole or as they were.
    """
    permissions.require(by, permissions.LINK, centre.pk)
    deliveries = _deliveries(centre.pk)
    if not any(delivery.wrong_numbers for delivery in deliveries):
        return Linked(0, 0, 0)
    with gathered(centre.pk, deliveries) as connection:
        predicting.link(connection)
        made = [
            _keep(connection, place, delivery) for place, delivery in enumerate(deliveries) if delivery.wrong_numbers
        ]
    without = sum(delivery.wrong_numbers for delivery in deliveries)
    return Linked(without, sum(linked for linked, _doubtful in made), sum(doubtful for _linked, doubtful in made))


def answer(pair: DoubtfulPair, *, is_same: bool, by: Actor, at: datetime) -> DoubtfulPair:
    """A person decides a doubtful pair, once. Rules hear of it after the next linking."""
    permissions.require(by, permissions.LINK, pair.delivery.source.centre_id)
    verdict = DoubtfulPair.Answer.SAME if is_same else DoubtfulPair.Answer.DIFFERENT
    open_one = DoubtfulPair.objects.filter(pk=pair.pk, answer="")
    if not open_one.update(answer=verdict, answered_by=by.user_id, answered_at=at):
        raise ValidationError(_("This pair was decided before."))
    pair.refresh_from_db()
    return pair


def _deliveries(centre_id: UUID) -> list[PoolImport]:
    made: list[PoolImport] = []
    for source in RecordSource.objects.filter(centre_id=centre_id, is_linked=True).order_by("code"):
        try:
            made += counting(source)
        except NoRecords:
            continue
    return made


def _keep(connection: duckdb.DuckDBPyConnection, place: int, delivery: PoolImport) -> tuple[int, int]:
    """Write the links of one delivery, and lay its doubtful pairs before a person."""
    answered = DoubtfulPair.objects.filter(delivery=delivery).exclude(answer="")
    verdicts = [(pair.record, pair.subject, pair.answer) for pair in answered]
    connection.execute("CREATE OR REPLACE TABLE verdicts (record BIGINT, subject VARCHAR, answer VARCHAR)")
    if verdicts:
        connection.executemany("INSERT INTO verdicts VALUES (?, ?, ?)", verdicts)
    centre_id = delivery.source.centre_id
    draft = pool.unfinished(centre_id, delivery.pk, "links")
    draft.unlink(missing_ok=True)
    connection.execute(f"ATTACH '{draft}' AS draft")
    connection.execute(f"CREATE TABLE draft.links AS {statements.LINKS}", [place])
    linked = connection.execute("SELECT count(*) FROM draft.links WHERE probability >= ?", [BELIEVED]).fetchone()
    rows = connection.execute(
        "SELECT record, subject, probability FROM draft.links WHERE probability < ? "
        "AND record NOT IN (SELECT record FROM verdicts) ORDER BY probability DESC, record LIMIT ?",
        [BELIEVED, MOST_DOUBTFUL],
    ).fetchall()
    connection.execute("DETACH draft")
    pool.place(draft, pool.links_file(centre_id, delivery.pk))
    DoubtfulPair.objects.filter(delivery=delivery, answer="").delete()
    DoubtfulPair.objects.bulk_create(
        DoubtfulPair(delivery=delivery, record=record, subject=subject, probability=probability)
        for record, subject, probability in rows
    )
    return (linked[0] if linked else 0), len(rows)
