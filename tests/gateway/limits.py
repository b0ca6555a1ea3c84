"""How many messages one telephone may be sent, as the large provider limits it.

One sign to one telephone: a code 1 a minute, 5 an hour, 10 a day; notices 50 a day. Codes of every sign to one
telephone: 40 a day. A message that holds the word for a code is a code. Source: developer.aliyun.com/ask/474934.
"""

from collections.abc import Iterable
from typing import NamedTuple

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
CODE_WORD = "验证码"


class Sent(NamedTuple):
    sign: str
    text: str
    accepted_at: float


class Limit(NamedTuple):
    most: int
    seconds: float
    is_code: bool
    of_one_sign: bool = True


LIMITS = (
    Limit(1, MINUTE, is_code=True),
    Limit(5, HOUR, is_code=True),
    Limit(10, DAY, is_code=True),
    Limit(40, DAY, is_code=True, of_one_sign=False),
    Limit(50, DAY, is_code=False),
)


def seconds_to_wait(*, sign: str, text: str, earlier: Iterable[Sent], at: float) -> float:
    """0 if the message may go to the telephone that was sent `earlier`; otherwise how long to wait."""
    kind = is_code(text)
    same_kind = sorted(message.accepted_at for message in earlier if is_code(message.text) is kind)
    of_this_sign = sorted(
        message.accepted_at for message in earlier if is_code(message.text) is kind and message.sign == sign
    )
    waits = (
        _wait(of_this_sign if limit.of_one_sign else same_kind, limit=limit, at=at)
        for limit in LIMITS
        if limit.is_code is kind
    )
    return max(waits, default=0.0)


def is_code(text: str) -> bool:
    return CODE_WORD in text


def _wait(moments: list[float], *, limit: Limit, at: float) -> float:
    if len(moments) < limit.most:
        return 0.0
    return max(0.0, moments[-limit.most] + limit.seconds - at)
