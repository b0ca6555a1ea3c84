"""The parties' door: what a receipt code opens, what it takes to open more, and what it never shows."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections
from rest_framework.test import APIClient

from mediation import intake, notices
from mediation.casework import attempts, one_time_codes, public_access, too_many
from mediation.models import PhoneChallenge
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, create_case_at_status
from windows.models import Role

pytestmark = pytest.mark.django_db
WRONG = "ABCD-EFGH-JKMN0"


@pytest.fixture
def registered(hall):
    return intake.register(hall.centre, factories.application(), by=hall.actor(Role.CLERK), at=NINE)


@pytest.fixture
def party(registered):
    return registered.case.parties.get(number=1)


@pytest.fixture
def code(registered, party):
    return registered.receipt_codes[party.pk]


@pytest.fixture
def anybody():
    return APIClient()


def ask(client, path, **body):
    return client.post(f"/api/v1/status{path}", body)


def test_a_receipt_code_opens_the_summary_and_nothing_of_the_other_side(anybody, code):
    answer = ask(anybody, "", receipt_code=code)
    assert answer.status_code == 200
    assert [step["state"] for step in answer.json()["steps"]][:2] == ["done", "here"]
    assert not any(secret in answer.content.decode() for secret in ("王强", "李素珍", "10000000002", "2500"))


def test_who_was_refused_reads_the_way_that_was_told(anybody, hall, registered, code):
    intake.refuse(registered.case, reason="R07", route_told="向派出所报案", by=hall.actor(Role.CLERK), at=NINE)
    assert "向派出所报案" in ask(anybody, "", receipt_code=code).json()["what_now"]


@pytest.mark.parametrize("typed", [WRONG, "", "1", "ABCDEFGHJKMNP", "码" * 13, "\u0000"])
def test_what_opens_nothing_is_not_told_apart(anybody, registered, typed):
    assert ask(anybody, "", receipt_code=typed).status_code in (400, 404)


def test_wrong_and_revoked_codes_read_the_same(anybody, registered, party, code):
    party.receipt_codes.update(revoked_at=NINE)
    assert ask(anybody, "", receipt_code=code).json() == ask(anybody, "", receipt_code=WRONG).json()


def test_a_code_is_read_however_it_is_typed(anybody, code):
    assert ask(anybody, "", receipt_code=f" {code.lower()} ").status_code == 200


def test_knocking_too_often_is_stopped_for_a_while(anybody, code, monday_morning):
    answers = [ask(anybody, "", receipt_code=WRONG).status_code for _ in range(attempts.LIMIT + 1)]
    assert answers == [404] * attempts.LIMIT + [429]
    assert ask(anybody, "", receipt_code=code).status_code == 429
    monday_morning("2026-11-23 09:16")
    assert ask(anybody, "", receipt_code=code).status_code == 200


def test_papers_need_the_phone_as_well(anybody, party, code):
    assert ask(anybody, "/papers", receipt_code=code, one_time_code="000000").status_code == 403
    assert ask(anybody, "/challenge", receipt_code=code).status_code == 202
    digits = notices.one_time_code(PhoneChallenge.objects.get().pk)
    assert ask(anybody, "/papers", receipt_code=code, one_time_code=digits).status_code == 200


def test_a_one_time_code_works_once_and_for_five_minutes(anybody, code, monday_morning):
    ask(anybody, "/challenge", receipt_code=code)
    digits = notices.one_time_code(PhoneChallenge.objects.get().pk)
    assert ask(anybody, "/papers", receipt_code=code, one_time_code=digits).status_code == 200
    assert ask(anybody, "/papers", receipt_code=code, one_time_code=digits).status_code == 403
    monday_morning("2026-11-23 09:02")
    ask(anybody, "/challenge", receipt_code=code)
    digits = notices.one_time_code(PhoneChallenge.objects.order_by("issued_at").last().pk)
    monday_morning("2026-11-23 09:08")
    assert ask(anybody, "/papers", receipt_code=code, one_time_code=digits).status_code == 403


@pytest.mark.parametrize("between", [" ", "-", "\u3000"])
def test_a_one_time_code_may_stand_in_groups(anybody, code, between):
    ask(anybody, "/challenge", receipt_code=code)
    digits = notices.one_time_code(PhoneChallenge.objects.get().pk)
    grouped = f"{digits[:3]}{between}{digits[3:]}"
    assert ask(anybody, "/papers", receipt_code=code, one_time_code=grouped).status_code == 200


def test_five_wrong_tries_use_a_one_time_code_up(anybody, code):
    ask(anybody, "/challenge", receipt_code=code)
    digits = notices.one_time_code(PhoneChallenge.objects.get().pk)
    wrong = f"{(int(digits) + 1) % 1_000_000:06d}"
    assert {ask(anybody, "/papers", receipt_code=code, one_time_code=wrong).status_code for _ in range(5)} == {403}
    assert ask(anybody, "/papers", receipt_code=code, one_time_code=digits).status_code == 403


def test_codes_to_a_phone_are_at_most_five_an_hour(registered, party):
    visitor = public_access.Visitor(party, registered.case)
    for minute in range(0, 50, 10):
        one_time_codes.send_code(visitor, at=NINE + timedelta(minutes=minute))
    with pytest.raises(too_many.TooManyAttempts) as often:
        one_time_codes.send_code(visitor, at=NINE + timedelta(minutes=55))
    assert often.value.until == NINE + timedelta(hours=1)


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_for_a_code_at_once_get_one(registered, party):
    visitor, together, outcomes = public_access.Visitor(party, registered.case), Barrier(2), []

    def attempt():
        together.wait(10)
        try:
            outcomes.append(one_time_codes.send_code(visitor, at=NINE))
        except too_many.TooManyAttempts as often:
            outcomes.append(often)
        connections.close_all()

    both = [Thread(target=attempt) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(60)
    assert PhoneChallenge.objects.count() == 1
    assert {type(outcome) for outcome in outcomes} == {PhoneChallenge, too_many.TooManyAttempts}


def test_codes_to_a_phone_are_at_most_one_a_minute(anybody, code):
    assert ask(anybody, "/challenge", receipt_code=code).status_code == 202
    assert ask(anybody, "/challenge", receipt_code=code).status_code == 429


def test_the_payer_tells_and_the_payee_confirms(anybody, hall, monday_morning):
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    term = driving.sign_and_seal(case, hall, case.last_changed_at).terms.get()
    monday_morning("2026-11-24 10:12")
    debtor, creditor = (
        intake.reissue(party, by=hall.actor(Role.CLERK), at=NINE) for party in (term.debtor, term.creditor)
    )
    payload = {"term": 1, "amount": str(term.amount), "proof": "transfer"}
    assert ask(anybody, "/performance", receipt_code=debtor, **proof_of(anybody, debtor), **payload).status_code == 204
    monday_morning("2026-11-24 11:00")
    confirmed = ask(anybody, "/performance-confirmation", receipt_code=creditor, **proof_of(anybody, creditor), term=1)
    assert confirmed.status_code == 204
    case.refresh_from_db()
    assert case.status == Status.PERFORMED


def proof_of(client, code):
    ask(client, "/challenge", receipt_code=code)
    return {"one_time_code": notices.one_time_code(PhoneChallenge.objects.order_by("issued_at", "id").last().pk)}


def test_the_summary_costs_the_attempt_and_one_query(anybody, code, settings, django_assert_num_queries):
    settings.DEMO = False  # whose clock would be asked as well
    with django_assert_num_queries(2):
        assert ask(anybody, "", receipt_code=code).status_code == 200
