"""The last stage: called back, closed, archived."""

from typing import Any

from mediation import followup
from mediation.demonstration.planted.file.case import PlantedCase
from mediation.demonstration.planted.past import When

REACHED = "reached"


class FollowingUp(PlantedCase):
    """Called back and closed."""

    def follow_up(self, who: str, when: When, caller: str, call_at: When, **grades: int) -> None:
        """Both sides are called, each gives a grade by telephone: ``_1=5`` is party 1's."""
        self.do(followup.begin, who, when)
        for key, grade in grades.items():
            self.call(caller, call_at, int(key.removeprefix("_")), grade=grade)

    def call(self, who: str, when: When, party: int, **arguments: Any) -> None:
        self.do(followup.call, who, when, self.party(party), result=REACHED, has_reprisal=False, **arguments)

    def close(self, who: str, when: When) -> None:
        self.do(followup.close, who, when)

    def archive(self, who: str, when: When, *, retention: str) -> None:
        self.do(followup.archive, who, when, retention=retention)
