"""The third stage until they agree: accepted, consented to, begun, one session after the other."""

from typing import Any

from mediation import handling, routing
from mediation.demonstration.planted.file.case import PlantedCase
from mediation.demonstration.planted.past import When
from mediation.handling import SessionPlan
from mediation.trips import Attendance


class Mediating(PlantedCase):
    """Accepted and mediated."""

    def take_on(self, who: str, when: When, *, mediator: str = "") -> None:
        """Acknowledged and accepted in one go."""
        self.do(routing.acknowledge, who, when)
        self.do(handling.accept, who, when, mediator=self.past.user(mediator) if mediator else None)

    def consent(self, who: str, when: When, party: int, *, state: str = "given", means: str = "phone") -> None:
        self.do(handling.record_consent, who, when, self.party(party), state=state, means=means)

    def begin(self, who: str, when: When) -> None:
        self.do(handling.begin, who, when)

    def plan(self, from_: When, until: str, room: str = "") -> SessionPlan:
        """A session to come, on one day."""
        day, _ = from_
        place = self.past.room(self.centre, room) if room else None
        return SessionPlan(self.past.moment(from_), self.past.moment((day, until)), room=place)

    def meet(self, who: str, from_: When, until: str, record: str, *, away: bool = False, **arguments: Any) -> None:
        """A session that was held and written down at its end; both sides came to it, unless it was ``away``."""
        day, _ = from_
        arguments["attendance"] = None if away else Attendance(self.principals())
        times = {"began_at": self.past.moment(from_), "ended_at": self.past.moment((day, until))}
        self.do(handling.hold_session, who, (day, until), record=record, **times, **arguments)
