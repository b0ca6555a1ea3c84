from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.models import Session
from accounts.sessions import SessionStore, digest_of
from mediation.delivery import tidying
from mediation.models import DoorAttempt, Draft, IdempotencyRecord, OnlineDraft, PhoneChallenge, PhoneProof
from tests.factories import NINE
from tests.mediation.conftest import House

WEEK, DAY, HOUR, SECOND = timedelta(days=7), timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)


def draft(house: House, age: timedelta) -> Any:
    return Draft.objects.create(user=house.user, form="intake", body=b"sealed", saved_at=NINE - age)


def answer(house: House, age: timedelta) -> Any:
    return IdempotencyRecord.objects.create(
        user=house.user, key="k", request_digest=b"d", status_code=200, answer={}, made_at=NINE - age
    )


def attempt(house: House, age: timedelta) -> Any:
    return DoorAttempt.objects.create(door="status", source=b"s", window_start=NINE - age)


def challenge(house: House, age: timedelta) -> Any:
    party = house.registered().parties.first()
    return PhoneChallenge.objects.create(party=party, issued_at=NINE - age, expires_at=NINE - age)


def online_draft(house: House, age: timedelta) -> Any:
    return OnlineDraft.objects.create(key_digest=b"k", body=b"sealed", saved_at=NINE - age)


def phone_proof(house: House, age: timedelta) -> Any:
    """Proved and used up at once."""
    at = NINE - age
    once = {"issued_at": at, "expires_at": at, "proved_at": at, "spent_at": at}
    return PhoneProof.objects.create(
        centre=house.centre, phone="10000000031", phone_index="i", answer=b"sealed", **once
    )


@pytest.mark.parametrize(
    ("make", "lives"),
    [
        (draft, WEEK),
        (answer, DAY),
        (attempt, DAY),
        (challenge, 2 * DAY),
        (online_draft, 2 * HOUR),
        (phone_proof, 2 * DAY),
    ],
)
def test_what_has_had_its_time_goes_and_not_a_second_earlier(house: House, make: Any, lives: timedelta) -> None:
    row = make(house, lives)
    assert tidying.tidy(NINE) == 0
    assert type(row).objects.filter(pk=row.pk).exists()
    assert tidying.tidy(NINE + SECOND) == 1
    assert not type(row).objects.filter(pk=row.pk).exists()


def test_a_receipt_code_that_was_shown_online_is_kept_for_half_an_hour(house: House) -> None:
    kept, gone = phone_proof(house, HOUR / 2), phone_proof(house, HOUR / 2 + SECOND)
    tidying.tidy(NINE)
    for proof in (kept, gone):
        proof.refresh_from_db()
    assert (bytes(kept.answer), bytes(gone.answer)) == (b"sealed", b"")


def test_it_deletes_in_pieces(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "PIECE", 2)
    DoorAttempt.objects.bulk_create(
        DoorAttempt(door=f"{number}", source=b"s", window_start=NINE - WEEK) for number in range(5)
    )
    assert tidying.tidy(NINE) == 5


def test_sessions_that_have_run_out_go_too(db: None) -> None:
    over, running = SessionStore(), SessionStore()
    for session in (over, running):
        session.create()
    Session.objects.filter(pk=digest_of(over.session_key)).update(seen_at=datetime.now(UTC) - DAY)
    tidying.tidy(NINE)
    assert list(Session.objects.values_list("digest", flat=True)) == [digest_of(running.session_key)]
