"""One proof of a telephone lets one application in, whoever presses at the same time."""

from contextlib import suppress
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections

from mediation import casework, notices
from mediation.casework import KeyUsedForAnother, Written, attempts, proving, public_access, too_many
from mediation.models import Case, PhoneProof
from tests import factories
from tests.factories import NINE, Hall

LATER = NINE + timedelta(minutes=4)
DIGEST = bytes(32)
WRITTEN = Written(
    name="陈秀英",
    facts="楼上邻居家水管漏水，把我家天花板泡坏了。",
    request="赔偿损失。",
    other_side="unknown",
    contact="any_time",
    is_in_danger=False,
)


def proved(hall: Hall, minute: int = 0) -> PhoneProof:
    made = proving.ask_for_code(hall.centre, "10000000031", at=NINE + timedelta(minutes=minute))
    proving.prove(made.pk, notices.one_time_code(made.pk), at=LATER)
    return made


@pytest.fixture
def proof(hall: Hall) -> PhoneProof:
    return proved(hall)


@pytest.fixture
def hall(db: None) -> Hall:
    return factories.hall()


def send(hall: Hall, proof: PhoneProof, **answers: Any) -> dict[str, Any]:
    return dict(casework.apply(hall.centre, WRITTEN, **{"proof_id": proof.pk, "digest": DIGEST, "at": LATER} | answers))


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_send_it_once(hall, proof):
    together, outcomes = Barrier(2), []

    def press():
        together.wait(10)
        outcomes.append(send(hall, proof))
        connections.close_all()

    both = [Thread(target=press) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(60)
    assert Case.objects.count() == 1
    assert outcomes[0] == outcomes[1]


@pytest.mark.django_db(transaction=True)
def test_of_two_hundred_wrong_codes_at_once_five_are_looked_at(hall, monkeypatch):
    asked = proving.ask_for_code(hall.centre, "10000000031", at=NINE)
    looked_at: list[str] = []
    monkeypatch.setattr(notices, "one_time_code", lambda proof_id: looked_at.append(proof_id) or "123456")
    together = Barrier(8)

    def guess():
        together.wait(10)
        for number in range(25):
            with suppress(public_access.NotOpened):
                proving.prove(asked.pk, f"{number:06d}", at=LATER)
        connections.close_all()

    guessers = [Thread(target=guess) for _ in range(8)]
    for thread in guessers:
        thread.start()
    for thread in guessers:
        thread.join(60)
    asked.refresh_from_db()
    assert (len(looked_at), asked.tries, asked.proved_at) == (5, 5, None)


@pytest.mark.django_db(transaction=True)
def test_two_last_applications_of_a_telephone_at_once_are_one(hall):
    proofs = [proved(hall, minute) for minute in range(4)]
    for proof in proofs[:2]:
        send(hall, proof)
    together, outcomes = Barrier(2), []

    def press(proof):
        together.wait(10)
        try:
            outcomes.append(send(hall, proof))
        except too_many.TooManyAttempts as often:
            outcomes.append(often)
        connections.close_all()

    both = [Thread(target=press, args=[proof]) for proof in proofs[2:]]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(60)
    assert Case.objects.count() == 3
    assert {type(outcome) for outcome in outcomes} == {dict, too_many.TooManyAttempts}


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_for_a_code_at_once_get_one(hall):
    together, outcomes = Barrier(2), []

    def ask():
        together.wait(10)
        try:
            outcomes.append(proving.ask_for_code(hall.centre, "10000000031", at=NINE))
        except too_many.TooManyAttempts as often:
            outcomes.append(often)
        connections.close_all()

    both = [Thread(target=ask) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(60)
    assert PhoneProof.objects.count() == 1
    assert {type(outcome) for outcome in outcomes} == {PhoneProof, too_many.TooManyAttempts}


def test_what_was_told_is_sealed(hall, proof):
    receipt = send(hall, proof)
    proof.refresh_from_db()
    assert receipt["receipt_code"].encode() not in bytes(proof.answer)
    assert casework.receipt_of(proof.pk, at=LATER) == receipt


def test_another_content_under_the_same_proof_is_refused(hall, proof):
    send(hall, proof)
    with pytest.raises(KeyUsedForAnother):
        send(hall, proof, digest=bytes(31) + b"1")


def test_a_proof_lasts_two_hours(hall, proof):
    with pytest.raises(public_access.NotOpened):
        send(hall, proof, at=NINE + timedelta(hours=2, seconds=1))


def test_a_telephone_that_is_not_proved_lets_nothing_in(hall):
    asked = proving.ask_for_code(hall.centre, "10000000031", at=NINE)
    with pytest.raises(public_access.NotOpened):
        send(hall, asked)
    assert not Case.objects.exists()


def test_codes_are_ten_a_day(hall):
    for hour in range(10):
        proving.ask_for_code(hall.centre, "10000000031", at=NINE + timedelta(hours=hour))
    with pytest.raises(too_many.TooManyAttempts) as often:
        proving.ask_for_code(hall.centre, "10000000031", at=NINE + timedelta(hours=12))
    assert often.value.until == NINE + timedelta(days=1)


def test_a_centre_sends_so_many_codes_in_a_quarter_of_an_hour_to_however_many_telephones(hall, monkeypatch):
    monkeypatch.setitem(attempts.LIMITS, "codes", 3)
    telephones = [f"100000001{n:02}" for n in range(4)]
    for telephone in telephones[:3]:
        proving.ask_for_code(hall.centre, telephone, at=NINE)
    with pytest.raises(too_many.TooManyCodes) as busy:
        proving.ask_for_code(hall.centre, telephones[3], at=NINE)
    assert busy.value.until == NINE + attempts.WINDOW
    assert PhoneProof.objects.count() == 3
    assert proving.ask_for_code(factories.centre("yz"), telephones[3], at=NINE)
    assert proving.ask_for_code(hall.centre, telephones[3], at=busy.value.until)


def test_who_names_nobody_and_is_in_no_danger_is_an_ordinary_case(hall, proof):
    send(hall, proof)
    case = Case.objects.get()
    assert (case.risk, case.has_safe_contact, case.source) == ("ordinary", False, "on_application")


def test_words_of_violence_raise_the_risk_by_themselves(hall, proof):
    casework.apply(
        hall.centre,
        Written(**vars(WRITTEN) | {"facts": "他拿菜刀威胁我。"}),
        proof_id=proof.pk,
        digest=DIGEST,
        at=LATER,
    )
    assert Case.objects.get().risk == "red"
