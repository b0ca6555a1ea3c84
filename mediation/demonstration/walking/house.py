"""What all stories share: the system, the gateway, and who asks it with what token."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mediation.demonstration.walking.client import UNAUTHORISED, Answer, Client
from mediation.demonstration.walking.errors import NotAsItShouldBe


@dataclass
class House:
    """What all scenes share: the system, the stand-in gateway's ledger, how people sign in, where words go.

    ``within``: seconds in which what is owed must have been sent, rendered, swept. ``slack``: minutes by which an act
    may be written down late, where the clock goes on while the system is asked.
    """

    system: Client
    gateway: Client
    password: str
    monday: date
    run: str
    say: Callable[[str], None]
    within: float = 90.0
    slack: int = 0
    tokens: dict[str, str] = field(default_factory=dict)

    def token(self, staff_number: str) -> str:
        """Issued as to any program: for staff number and password."""
        if staff_number not in self.tokens:
            credentials = {"staff_number": staff_number, "password": self.password, "name": "walkthrough"}
            answer = self.system.ask("POST", "/api/v1/tokens", credentials)
            self.tokens[staff_number] = successful(answer, f"a token for {staff_number}")["token"]
        return self.tokens[staff_number]

    def ask(self, who: str, method: str, path: str, body: object = None, *, key: str = "") -> Any:
        """What a member of staff asks; an expired token is replaced once. Raises unless it succeeded."""
        answer = self.system.ask(method, path, body, token=self.token(who), key=key)
        if answer.status == UNAUTHORISED:
            del self.tokens[who]
            answer = self.system.ask(method, path, body, token=self.token(who), key=key)
        return successful(answer, f"{who}: {method} {path}")

    def ledger(self) -> dict[str, list[dict[str, Any]]]:
        """What the gateway has delivered, by our references."""
        delivered: dict[str, list[dict[str, Any]]] = {}
        for message in successful(self.gateway.ask("GET", "/ledger"), "the ledger")["messages"]:
            delivered.setdefault(message["reference"], []).append(message)
        return delivered


def successful(answer: Answer, what: str) -> Any:
    """The body of an answer below 400. Raises ``NotAsItShouldBe`` with what the system said otherwise."""
    if answer.status >= 400:
        raise NotAsItShouldBe(f"{what}: answered {answer.status} {answer.body}")
    return answer.body
