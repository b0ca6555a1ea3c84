import json
import time
from http.client import HTTPConnection, RemoteDisconnected

import pytest

from tests.gateway.running import RunningGateway


def test_it_takes_a_message_and_says_so(gateway: RunningGateway) -> None:
    status, answer = gateway.post("case-1:registered:1")
    assert status == 202
    assert answer["reference"] == "case-1:registered:1"
    [message] = gateway.ask("GET", "/ledger")[1]["messages"]
    assert message["id"] == answer["id"]
    assert message["to"] == "10000000001"
    assert message["text"] == "您的事项有新进展。"


def test_it_takes_the_same_reference_twice_and_counts_it_as_doubled(gateway: RunningGateway) -> None:
    first, second = gateway.post("a")[1], gateway.post("a")[1]
    gateway.post("b")
    assert first["id"] != second["id"]
    assert gateway.delivered() == ["a", "a", "b"]
    assert gateway.doubled() == ["a"]


@pytest.mark.parametrize(
    "number", ["13800000000", "1000000000", "100000000011", "10100000001", "+8610000000001", "１００00000001"]
)
def test_it_refuses_every_number_that_does_not_exist_for_it(gateway: RunningGateway, number: str) -> None:
    status, answer = gateway.post("a", to=number)
    assert (status, answer["error"]["code"]) == (400, "number_not_allowed")
    assert gateway.delivered() == []


@pytest.mark.parametrize("change", [{"text": ""}, {"text": "字" * 501}, {"sign": 1}, {"more": "x"}])
def test_it_refuses_a_message_of_another_form(gateway: RunningGateway, change: dict[str, str]) -> None:
    status, answer = gateway.post("a", **change)
    assert (status, answer["error"]["code"]) == (400, "bad_message")


@pytest.mark.parametrize("body", [[], "text", {"answer": "kind"}, {"seconds": -1}, {"times": 0}, {"unheard_of": 1}])
def test_it_refuses_a_behaviour_it_does_not_know(gateway: RunningGateway, body: object) -> None:
    assert gateway.ask("PUT", "/behaviours/everyone", body)[0] == 400


def test_it_says_unknown_until_it_has_settled_and_then_the_truth(gateway: RunningGateway) -> None:
    gateway.post("taken")
    assert gateway.look_up("taken") == "unknown"
    assert gateway.look_up("never-sent") == "unknown"
    time.sleep(0.3)
    assert gateway.look_up("taken") == "taken"
    assert gateway.look_up("never-sent") == "not_taken"


def test_it_can_say_unknown_for_longer(gateway: RunningGateway) -> None:
    gateway.behave(unknown_for=0.6)
    gateway.post("a")
    time.sleep(0.3)
    assert gateway.look_up("a") == "unknown"
    time.sleep(0.4)
    assert gateway.look_up("a") == "taken"


def test_it_can_take_a_message_and_never_say_so(gateway: RunningGateway) -> None:
    gateway.behave(answer="lost", seconds=0.1)
    with pytest.raises(RemoteDisconnected):
        gateway.post("a")
    assert gateway.delivered() == ["a"]


def test_it_can_take_a_message_after_the_sender_has_hung_up(gateway: RunningGateway) -> None:
    gateway.behave(answer="late", seconds=0.5)
    with pytest.raises(TimeoutError):
        gateway.ask("POST", "/messages", {"reference": "a", "to": "10000000001", "sign": "s", "text": "t"}, wait=0.1)
    assert gateway.delivered() == []
    assert gateway.look_up("a") == "unknown"
    time.sleep(0.5)
    assert gateway.delivered() == ["a"]


@pytest.mark.parametrize(
    ("answer", "status", "delivered"), [("failed", 503, []), ("failed_after", 502, ["a"]), ("redirected", 302, [])]
)
def test_it_can_fail(gateway: RunningGateway, answer: str, status: int, delivered: list[str]) -> None:
    gateway.behave(answer=answer)
    assert _status(gateway) == status
    assert gateway.delivered() == delivered


def test_it_treats_one_number_otherwise_than_the_rest_and_so_many_times(gateway: RunningGateway) -> None:
    gateway.behave("10000000002", answer="failed", times=2)
    answers = [gateway.post("a", to="10000000002")[0] for _ in range(3)]
    assert answers == [503, 503, 202]
    gateway.behave("10000000002", answer="failed")
    assert gateway.post("b")[0] == 202
    gateway.ask("DELETE", "/behaviours")
    assert gateway.post("c", to="10000000002")[0] == 202


@pytest.mark.parametrize(
    ("receipts", "states"),
    [
        ("plain", ["sent", "delivered"]),
        ("doubled", ["sent", "delivered", "delivered"]),
        ("reversed", ["delivered", "sent"]),
    ],
)
def test_it_gives_receipts_twice_or_in_the_wrong_order(
    gateway: RunningGateway, receipts: str, states: list[str]
) -> None:
    gateway.behave(receipts=receipts)
    gateway.post("a")
    answer = gateway.ask("GET", "/receipts?reference=a")[1]
    assert [receipt["state"] for receipt in answer["receipts"]] == states


def test_it_forgets_nothing_when_it_is_killed(gateway: RunningGateway) -> None:
    gateway.behave("10000000002", answer="failed")
    gateway.post("a")
    gateway.kill()
    gateway.restart()
    assert gateway.delivered() == ["a"]
    assert gateway.post("b", to="10000000002")[0] == 503


def test_it_empties_its_ledger_when_told(gateway: RunningGateway) -> None:
    gateway.post("a")
    assert gateway.ask("DELETE", "/ledger")[0] == 204
    assert gateway.delivered() == []


def test_it_ends_in_order_while_an_answer_is_being_held_back(gateway: RunningGateway) -> None:
    gateway.behave(answer="lost", seconds=60)
    with pytest.raises(TimeoutError):
        gateway.ask("POST", "/messages", {"reference": "a", "to": "10000000001", "sign": "s", "text": "t"}, wait=0.1)
    assert gateway.stop() == 0


def test_it_knows_its_addresses_only(gateway: RunningGateway) -> None:
    assert gateway.ask("GET", "/health") == (200, {"state": "ready"})
    assert gateway.ask("POST", "/nothing", {})[0] == 404
    assert gateway.ask("GET", "/messages")[0] == 400


def test_it_takes_nothing_that_a_web_page_could_send_unasked(gateway: RunningGateway) -> None:
    assert _status(gateway, content_type="text/plain") == 415
    assert gateway.delivered() == []


def _status(gateway: RunningGateway, *, content_type: str = "application/json") -> int:
    connection = HTTPConnection(gateway.url.removeprefix("http://"), timeout=2)
    content = json.dumps({"reference": "a", "to": "10000000001", "sign": "s", "text": "t"})
    connection.request("POST", "/messages", body=content, headers={"Content-Type": content_type})
    status = connection.getresponse().status
    connection.close()
    return status
