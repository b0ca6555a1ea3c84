"""The provider's side of each request: what is taken, what is refused, what is said about it."""

import math
import re
import time
from dataclasses import dataclass, field, fields
from typing import Any

from tests.gateway.behaviour import Behaviour, Receipts
from tests.gateway.ledger import Ledger, Message
from tests.gateway.limits import seconds_to_wait

NUMBER = re.compile(r"100[0-9]{8}", re.ASCII)
LONGEST = {"reference": 64, "to": 20, "sign": 12, "text": 500}


@dataclass(frozen=True, kw_only=True)
class Reply:
    status: int
    body: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    behaviour: Behaviour = field(default_factory=Behaviour)


class Refusal(Exception):
    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.reply = Reply(status=status, body={"error": {"code": code, "message": message}}, headers=headers)


class Provider:
    def __init__(self, ledger: Ledger, *, settle: float, is_limited: bool) -> None:
        self.ledger = ledger
        self._settle = settle
        self._is_limited = is_limited

    def take(self, body: dict[str, Any]) -> Reply:
        message, now = _message(body), time.time()
        with self.ledger.transaction():
            self._check_limits(message, at=now)
            behaviour = self.ledger.next_behaviour(message.to)
            takes_at = now + behaviour.takes_after
            self.ledger.hear(message.reference, settles_at=takes_at + max(self._settle, behaviour.unknown_for))
            if not behaviour.is_taken:
                return Reply(status=503, behaviour=behaviour)
            message_id = self.ledger.take(message, receipts=behaviour.receipts, at=takes_at)
        return Reply(status=202, body={"id": message_id, "reference": message.reference}, behaviour=behaviour)

    def look_up(self, reference: str) -> Reply:
        now = time.time()
        with self.ledger.transaction():
            settles_at = self.ledger.settles_at(reference)
            if settles_at is None:
                settles_at = now + self._settle
                self.ledger.hear(reference, settles_at=settles_at)
            ids = [row["id"] for row in self.ledger.about(reference, at=now)]
        if now < settles_at:
            return Reply(status=200, body={"reference": reference, "state": "unknown", "ids": []})
        return Reply(status=200, body={"reference": reference, "state": "taken" if ids else "not_taken", "ids": ids})

    def receipts(self, reference: str) -> Reply:
        rows = self.ledger.about(reference, at=time.time())
        receipts = [
            {"id": row["id"], "state": state, "at": row["accepted_at"]}
            for row in rows
            for state in _states(Receipts(row["receipts"]))
        ]
        return Reply(status=200, body={"reference": reference, "receipts": receipts})

    def delivered(self) -> Reply:
        now = time.time()
        return Reply(
            status=200, body={"messages": self.ledger.delivered(at=now), "doubled": self.ledger.doubled(at=now)}
        )

    def _check_limits(self, message: Message, *, at: float) -> None:
        if not self._is_limited:
            return
        earlier = self.ledger.sent_to(message.to, at=at)
        wait = seconds_to_wait(sign=message.sign, text=message.text, earlier=earlier, at=at)
        if wait > 0:
            raise Refusal(
                429, "too_many", "this telephone has had as many as it may", **{"Retry-After": str(math.ceil(wait))}
            )


def read_behaviour(body: dict[str, Any]) -> Behaviour:
    try:
        return Behaviour.read(body)
    except (TypeError, ValueError) as reason:
        raise Refusal(400, "bad_behaviour", str(reason)) from reason


def _message(body: dict[str, Any]) -> Message:
    names = {each.name for each in fields(Message)}
    if set(body) != names:
        raise Refusal(400, "bad_message", f"a message has exactly: {', '.join(sorted(names))}")
    for name, value in body.items():
        if not isinstance(value, str) or not 0 < len(value) <= LONGEST[name]:
            raise Refusal(400, "bad_message", f"{name} is a text of 1 to {LONGEST[name]} characters")
    if not NUMBER.fullmatch(body["to"]):
        raise Refusal(400, "number_not_allowed", "only numbers of 100 and eight digits are served here")
    return Message(**body)


def _states(receipts: Receipts) -> tuple[str, ...]:
    return {
        Receipts.PLAIN: ("sent", "delivered"),
        Receipts.DOUBLED: ("sent", "delivered", "delivered"),
        Receipts.REVERSED: ("delivered", "sent"),
    }[receipts]
