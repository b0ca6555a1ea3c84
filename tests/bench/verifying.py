"""How many rows a second verify compares. Not collected by itself:

    .venv/bin/python -m pytest tests/bench/verifying.py -s

Wall clock of one pass each: digests alone, from rows in memory; rows of the ledger read and compared; lines of the
ledger hashed into their seal.
"""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from accounts.models import AccessEntry, AccessVerb
from mediation import journal
from mediation.delivery import ledger
from mediation.delivery.row_faults import Coverage
from mediation.models import RowDigest
from tests import factories
from tests.factories import NINE

ROWS = 50_000


@pytest.mark.django_db
def test_rows_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    centre, user = factories.centre(), factories.user()
    entries = [
        AccessEntry(
            at=NINE + timedelta(seconds=number),
            user=user,
            centre_id=centre.pk,
            verb=AccessVerb.VIEW,
            object_kind="case",
            object_id=centre.pk,
            fields=["about", "course"],
        )
        for number in range(ROWS)
    ]
    AccessEntry.objects.bulk_create(entries, batch_size=5000)
    figures = {
        "digests in memory": rate(lambda: [journal.digests.digest_of(entry) for entry in entries]),
        "noted": rate(lambda: journal.ledger.note(entries, at=NINE)),
        "read and compared": rate(lambda: list(ledger.changed_rows(Coverage()))),
        "sealed": rate(lambda: journal.merkle_root(journal.ledger.leaves_of(0, 2**62))),
    }
    assert RowDigest.objects.count() == ROWS
    with capsys.disabled():
        for name, rows in figures.items():
            print(f"\n{name}: {rows:,.0f} rows/s", end="")  # noqa: T201 - what it is for


def rate(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return ROWS / (time.perf_counter() - began)
