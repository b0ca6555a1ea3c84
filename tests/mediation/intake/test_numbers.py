"""Register numbers under concurrency: eight windows at once, no gap, no number twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from mediation import deadlines, intake
from mediation.models import Case
from tests import factories
from tests.factories import NINE, moment
from windows.models import Role

WINDOWS = 8
EACH = 4


@pytest.mark.django_db(transaction=True)
def test_eight_windows_at_once_leave_no_gap_even_where_some_fail(monkeypatch):
    hall = factories.hall()
    clerk = hall.actor(Role.CLERK)
    together = Barrier(WINDOWS)
    real = deadlines.carry_out

    def sometimes(planned):
        if len(planned.new) and planned.new[0].case.people == 13:
            raise RuntimeError
        return real(planned)

    monkeypatch.setattr(deadlines, "carry_out", sometimes)

    def serve(window: int) -> int:
        together.wait()
        failed = 0
        for turn in range(EACH):
            people = 13 if (window + turn) % 4 == 0 else 1
            try:
                intake.register(hall.centre, factories.application(people=people), by=clerk, at=NINE)
            except RuntimeError:
                failed += 1
        connection.close()
        return failed

    with ThreadPoolExecutor(WINDOWS) as pool:
        failed = sum(pool.map(serve, range(WINDOWS)))
    numbers = sorted(Case.objects.values_list("register_number", flat=True))
    assert failed == 8
    assert numbers == list(range(1, WINDOWS * EACH - failed + 1))


@pytest.mark.django_db
def test_numbers_begin_anew_with_each_year_and_centre():
    hall, other = factories.hall("sy"), factories.hall("yz")
    numbered = [
        (centre, at)
        for centre, at in [
            (hall, moment("2026-12-31 23:59")),
            (hall, moment("2027-01-01 00:01")),
            (other, moment("2026-12-31 23:59")),
            (hall, moment("2026-12-31 23:59")),
        ]
    ]
    got = []
    for at_hall, at in numbered:
        case = intake.register(at_hall.centre, factories.application(), by=at_hall.actor(Role.CLERK), at=at).case
        got.append((case.register_year, case.register_number))
    assert got == [(2026, 1), (2027, 1), (2026, 1), (2026, 2)]
