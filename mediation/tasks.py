"""What beat wakes: each task asks the database's clock and calls one sweep. How often stands in ``config.schedule``.

A lost wake-up loses nothing and a doubled one does nothing: what is owed stands in rows. What leaves the house waits
after a backup was loaded (``delivery.restoring``).
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from celery import shared_task
from django.db import Error, connection

from mediation.delivery import (
    clocks,
    inspecting,
    ledger,
    lost_messages,
    messages,
    proofs,
    restoring,
    scrubbing,
    sealing,
    tidying,
)
from mediation.delivery.papers import letters, worker
from mediation.discovery import cleaning
from mediation.discovery.leads import expiring
from windows import clock, dormant, hours


@contextmanager
def statements_within(seconds: float) -> Iterator[None]:
    """No single statement of a sweep takes longer, whatever it waits for; afterwards the role's own limit holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, false)", [f"{seconds * 1000:.0f}ms"])
    try:
        yield
    finally:
        with suppress(Error), connection.cursor() as cursor:
            cursor.execute("RESET statement_timeout")


@shared_task(name="mediation.sweep_one_time_codes")
def sweep_one_time_codes(*, limit: int = 20) -> int:
    with statements_within(5):
        now = clock.database_now()
        return 0 if restoring.must_wait(now) else messages.send_due(now, limit=limit, urgent=True)


@shared_task(name="mediation.sweep_phone_proofs")
def sweep_phone_proofs(*, limit: int = 20) -> int:
    with statements_within(5):
        now = clock.database_now()
        return 0 if restoring.must_wait(now) else proofs.send_due(now, limit=limit)


@shared_task(name="mediation.sweep_messages")
def sweep_messages(*, limit: int = 100) -> int:
    with statements_within(5):
        now = clock.database_now()
        return 0 if restoring.must_wait(now) else messages.send_due(now, limit=limit)


@shared_task(name="mediation.sweep_desks")
def sweep_desks(*, limit: int = 1000) -> int:
    with statements_within(10):
        return messages.lay_on_desks(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_lost_messages")
def sweep_lost_messages(*, limit: int = 20) -> int:
    with statements_within(5):
        now = clock.database_now()
        return 0 if restoring.must_wait(now) else lost_messages.settle_lost(now, limit=limit)


@shared_task(name="mediation.sweep_clocks")
def sweep_clocks(*, limit: int = 5000) -> int:
    with statements_within(20):
        return clocks.pass_clocks(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_consequences")
def sweep_consequences(*, limit: int = 50) -> int:
    with statements_within(10):
        return clocks.carry_consequences(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_provisional_clocks")
def sweep_provisional_clocks(*, limit: int = 100) -> int:
    with statements_within(10):
        return clocks.reckon_provisional(limit=limit)


@shared_task(name="mediation.sweep_papers")
def sweep_papers(*, limit: int = 20) -> int:
    with statements_within(10):
        return worker.render_due(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_letters")
def sweep_letters(*, limit: int = 100) -> int:
    with statements_within(10):
        return letters.owe_letters(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_seals")
def sweep_seals() -> None:
    with statements_within(30):
        now = clock.database_now()
        sealing.seal_due(now)
        ledger.seal_due(now)


@shared_task(name="mediation.sweep_unchecked_materials")
def sweep_unchecked_materials(*, limit: int = 20) -> int:
    with statements_within(10):
        return inspecting.inspect_due(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_materials")
def sweep_materials(*, limit: int = 2000) -> int:
    with statements_within(10):
        return scrubbing.scrub(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_old_rows")
def sweep_old_rows() -> int:
    with statements_within(30):
        return tidying.tidy(clock.database_now())


@shared_task(name="mediation.sweep_leads")
def sweep_leads(*, limit: int = 200) -> int:
    with statements_within(10):
        return expiring.sweep(clock.database_now(), limit=limit)


@shared_task(name="mediation.sweep_pool")
def sweep_pool() -> int:
    now = clock.database_now()
    with statements_within(10):
        return cleaning.clean_up(now) + cleaning.destroy_past_term(hours.day_of(now), at=now)


@shared_task(name="mediation.sweep_accounts")
def sweep_accounts() -> int:
    """Unused is what the machine's clock says: moving the demonstration's closes nobody's account."""
    with statements_within(30):
        return dormant.end_with_roles(clock.database_now()) + dormant.close_unused(datetime.now(UTC))
