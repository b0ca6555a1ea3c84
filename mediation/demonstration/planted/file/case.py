"""A planted case, and any verb of it by somebody at a time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mediation.demonstration.planted.past import Past, When
from mediation.models import Case, Party

A_WHILE = timedelta(minutes=5)


@dataclass
class PlantedCase:
    past: Past
    centre: str
    case: Case

    def do(self, verb: Any, who: str, when: When, *positional: Any, **arguments: Any) -> Any:
        """Any verb of the case, by somebody, at a time."""
        return verb(self.case, *positional, **arguments, by=self.past.actor(who), at=self.past.moment(when))

    def party(self, number: int) -> Party:
        party: Party = self.case.parties.select_related("person").get(number=number)
        return party

    def principals(self) -> list[Party]:
        return list(self.case.parties.principals().select_related("person"))
