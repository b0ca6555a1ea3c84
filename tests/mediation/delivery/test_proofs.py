"""Codes to people who are no party yet: each goes out once, without a name, and only while it is good."""

from datetime import timedelta

import pytest

from mediation import notices
from mediation.casework import proving
from mediation.delivery import proofs
from mediation.delivery.gateway import Accepted, Refused, Uncertain
from mediation.models import PhoneProof
from tests import factories
from tests.factories import NINE
from tests.gateway.running import RunningGateway

SECOND = timedelta(seconds=1)


@pytest.fixture
def sent(monkeypatch) -> list[dict[str, str]]:
    """What the provider was handed; it takes everything."""
    handed: list[dict[str, str]] = []

    def send(**message: str) -> Accepted:
        handed.append(message)
        return Accepted("1")

    monkeypatch.setattr("mediation.delivery.gateway.send", send)
    return handed


@pytest.fixture
def proof(transactional_db) -> PhoneProof:
    return proving.ask_for_code(factories.centre(), "10000000031", at=NINE)


def test_a_code_goes_out_once_signed_by_the_centre_and_names_nobody(proof, sent):
    assert [proofs.send_due(NINE), proofs.send_due(NINE + SECOND)] == [1, 0]
    (message,) = sent
    assert (message["to"], message["sign"]) == ("10000000031", "鄞州矛调")
    assert message["text"] == notices.text_of_code(proof.pk)
    assert notices.one_time_code(proof.pk) in message["text"]


def test_a_code_that_is_no_longer_good_stays(proof, sent):
    assert proofs.send_due(proof.expires_at) == 0
    assert sent == []


def test_what_surely_was_not_taken_is_owed_again(proof, monkeypatch, sent):
    monkeypatch.setattr("mediation.delivery.gateway.send", lambda **message: Refused("busy", may_try_again=True))
    assert proofs.send_due(NINE) == 1
    assert PhoneProof.objects.get().sent_at is None


@pytest.mark.parametrize("answer", [Uncertain("no answer"), Refused("bad_number", may_try_again=False)])
def test_what_may_have_been_taken_is_never_sent_twice(proof, monkeypatch, answer):
    monkeypatch.setattr("mediation.delivery.gateway.send", lambda **message: answer)
    assert [proofs.send_due(NINE), proofs.send_due(NINE + SECOND)] == [1, 0]


def test_a_code_reaches_the_stand_in_gateway(proof: PhoneProof, gateway: RunningGateway, settings):
    settings.SMS_GATEWAY_URL = gateway.url
    assert proofs.send_due(NINE) == 1
    assert gateway.delivered() == [str(proof.pk)]
