from pathlib import Path

import pytest

from tests.gateway.limits import Sent, seconds_to_wait
from tests.gateway.running import RunningGateway

CODE, NOTICE = "验证码 381906，十分钟内有效。", "您的事项有新进展。"
NOW = 1_795_399_200.0


@pytest.mark.parametrize(
    ("text", "seconds_ago", "wait"),
    [
        (CODE, [], 0),
        (CODE, [61], 0),
        (CODE, [20], 40),
        (CODE, [61, 200, 300, 400, 600], 3_000),  # the fifth of the hour leaves it in 50 minutes
        (CODE, [3_600 * n for n in range(2, 12)], 46_800),  # the tenth of the day leaves it in 13 hours
        (NOTICE, [1] * 49, 0),
        (NOTICE, [1] * 50, 86_399),
    ],
)
def test_it_makes_the_next_message_wait(text: str, seconds_ago: list[int], wait: int) -> None:
    earlier = [Sent("鄞州矛调", text, NOW - ago) for ago in seconds_ago]
    assert seconds_to_wait(sign="鄞州矛调", text=text, earlier=earlier, at=NOW) == wait


def test_it_counts_codes_and_notices_apart() -> None:
    earlier = [Sent("鄞州矛调", NOTICE, NOW)] * 50
    assert seconds_to_wait(sign="鄞州矛调", text=CODE, earlier=earlier, at=NOW) == 0


def test_it_counts_codes_of_every_sign_for_the_day() -> None:
    earlier = [Sent(f"签名{n % 8}", CODE, NOW - 2_000 * (n + 1)) for n in range(40)]
    assert seconds_to_wait(sign="鄞州矛调", text=CODE, earlier=earlier, at=NOW) == 6_400
    assert seconds_to_wait(sign="鄞州矛调", text=CODE, earlier=earlier[1:], at=NOW) == 0


def test_it_refuses_the_second_code_of_a_minute_over_http(tmp_path: Path) -> None:
    with RunningGateway(ledger=tmp_path / "ledger.sqlite3", options=("--limits",)) as gateway:
        assert gateway.post("a", text=CODE)[0] == 202
        status, answer = gateway.post("b", text=CODE)
        assert (status, answer["error"]["code"]) == (429, "too_many")
        assert gateway.post("c", text=CODE, to="10000000002")[0] == 202
        assert gateway.delivered() == ["a", "c"]
