"""How the gateway treats a message: which answer is given, and how truthful it is.

A behaviour belongs to a number or to everyone; the number's own comes first.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

EVERYONE = "everyone"
LONGEST = 600.0


class Answer(StrEnum):
    PLAIN = "plain"  # taken, and said so
    LOST = "lost"  # taken, but the line goes silent for `seconds` and closes without a word
    LATE = "late"  # silent for `seconds`; taken only then, and said so, whether or not anybody still listens
    FAILED = "failed"  # 503, not taken
    FAILED_AFTER = "failed_after"  # 502, although taken
    DRIPPED = "dripped"  # taken, and said so, one byte every `seconds`
    GARBLED = "garbled"  # taken, but the answer is not JSON
    MISTAKEN = "mistaken"  # taken, but the answer is about another message
    FLOODED = "flooded"  # taken, but the answer is a megabyte
    REDIRECTED = "redirected"  # not taken; 302 to an address nobody may ask


class Receipts(StrEnum):
    PLAIN = "plain"
    DOUBLED = "doubled"
    REVERSED = "reversed"


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    answer: Answer = Answer.PLAIN
    receipts: Receipts = Receipts.PLAIN
    seconds: float = 0.0  # the length the answer speaks of
    unknown_for: float = 0.0  # for so long a question after the message is answered `unknown`, if longer than usual
    times: int | None = None  # so many messages, then honest again; None: until told otherwise

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Raises ValueError or TypeError where the body is not a behaviour."""
        behaviour = cls(**body)
        for length in (behaviour.seconds, behaviour.unknown_for):
            if not 0 <= length <= LONGEST:
                raise ValueError(f"{length} is not between 0 and {LONGEST:.0f} seconds")
        if behaviour.times is not None and behaviour.times < 1:
            raise ValueError("times starts at 1")
        return cls(**(body | {"answer": Answer(behaviour.answer), "receipts": Receipts(behaviour.receipts)}))

    def as_row(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_taken(self) -> bool:
        return self.answer not in {Answer.FAILED, Answer.REDIRECTED}

    @property
    def takes_after(self) -> float:
        return self.seconds if self.answer is Answer.LATE else 0.0
