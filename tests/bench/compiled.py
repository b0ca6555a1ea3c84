"""What each compiled query costs beside the queryset it is made of. Not collected by itself:

    .venv/bin/python -m pytest tests/bench/compiled.py -s

CPU of the asking process, the median of seven rounds in which both take turns. The text of a query is made in the same
time whether a table holds one row or a million.
"""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from accounts import tokens
from accounts.compiled import Compiled
from mediation.api import listing
from mediation.casework import SUMMARY_COLUMNS, actors
from mediation.casework.summary import _PLANNED
from mediation.casework.what_now import _LEFT
from mediation.intake import receipts
from mediation.states import Status
from tests import factories
from tests.factories import NINE
from windows import hours
from windows.models import Role

ROUNDS, CALLS = 7, 100
PAGE = (0, 26)


@pytest.mark.django_db
def test_each_compiled_query_beside_its_queryset(capsys: pytest.CaptureFixture[str]) -> None:
    hall = factories.hall()
    uses = compiled_queries(hall)
    rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in uses}
    for _ in range(ROUNDS):
        for name, (query, values) in uses.items():
            calls = partial(query, **values), partial(rows, query, values)
            rounds[name].append((milliseconds(calls[0]), milliseconds(calls[1])))
    with capsys.disabled():
        for name, pairs in rounds.items():
            compiled, plain = (statistics.median(times) for times in zip(*pairs, strict=True))
            print(f"\n{name:<28} {compiled:.2f} ms · {plain:.2f} ms · {plain / compiled:.1f} ×", end="")  # noqa: T201
    assert len(uses) == 9


def rows(query: Compiled[Any], values: dict[str, Any]) -> list[Any]:
    return list(query._make(**values))


def milliseconds(call: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(CALLS):
        call()
    return (time.process_time() - begun) / CALLS * 1000


def compiled_queries(hall: factories.Hall) -> dict[str, tuple[Compiled[Any], dict[str, Any]]]:
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    user = hall.users[Role.MEDIATOR]
    token = tokens.issue(user, name="bench", scopes=["all"], lasts=timedelta(days=1), at=NINE)[0]
    party = case.parties.first()
    receipt = bytes(party.receipt_codes.first().digest)
    by_due, by_change = ("next_due_at", "id"), ("-last_changed_at", "id")
    asked = {"by": hall.actor(Role.MEDIATOR), "moments": None, "status": None}
    lists = {
        "list: an agency's cases": listing.Listing("agency", "", False, by_due, PAGE),
        "list: a mediator's cases": listing.Listing("mine", "", False, by_due, PAGE),
        "list: all one may see": listing.Listing("", "", False, by_change, PAGE),
    }
    return {
        "token": (tokens._OF_DIGEST, {"digest": token.digest}),
        "duties": (actors._DUTIES, {"user": user.pk, "day": hours.day_of(NINE)}),
        **{name: (listing._LINES, {"which": which, **asked}) for name, which in lists.items()},
        "receipt, all columns": (receipts._OF_DIGEST, {"digest": receipt, "only": ()}),
        "receipt, of a summary": (receipts._OF_DIGEST, {"digest": receipt, "only": tuple(SUMMARY_COLUMNS)}),
        "summary: what is left to do": (_LEFT, {"case": case.pk, "party": party.pk}),
        "summary: sessions planned": (_PLANNED, {"case": case.pk}),
    }
