"""One planted case: the verbs of the four stages, each said with who did it and when.

A file is worked like a real one; what is left out here (an officer taking the union's part, a mediator who is named) is
what a rule of the centre already says.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from mediation import intake, routing
from mediation.demonstration.planted.file.agreeing import Agreeing
from mediation.demonstration.planted.file.following_up import FollowingUp
from mediation.demonstration.planted.file.mediating import Mediating
from mediation.demonstration.planted.file.sending import Routing
from mediation.demonstration.planted.past import Past, When
from mediation.intake import Application
from mediation.models import Channel, Party
from windows import visits
from windows.models import Lane, Visit

__all__ = ["File"]

A_WAIT, A_TALK = timedelta(minutes=3), timedelta(minutes=20)


@dataclass
class File(Routing, Mediating, Agreeing, FollowingUp):
    """Begun by registering; every later stage brings its verbs."""

    @classmethod
    def register(
        cls, past: Past, centre: str, who: str, when: When, application: Application, *, stays: timedelta = A_TALK
    ) -> Self:
        """Registered, with what the classifier proposes. Whoever came to a window did so with a ticket."""
        visit = _arrive(past, application, at=past.moment(when) - A_WAIT)
        application = replace(application, visit=visit)
        proposals = routing.propose(application.facts, application.request, application.parties[-1].relation)
        at = past.moment(when)
        registered = intake.register(
            past.centre(centre), application, by=past.actor(who), at=at, after=[routing.proposed(proposals)]
        )
        routing.keep_proposals(registered.case, proposals, at=at)
        if visit:
            visits.end(visit, at=at + stays)
        return cls(past, centre, registered.case)


def _arrive(past: Past, application: Application, *, at: datetime) -> Visit | None:
    """One ticket for all who apply at a window."""
    window = application.window
    if window is None or application.channel != Channel.WINDOW:
        return None
    both = [party for party in application.parties if party.role in (Party.Role.APPLICANT, Party.Role.RESPONDENT)]
    came = both if application.is_joint_application else application.applicants
    centre = past.centre(window.centre.code)
    return visits.receive(centre, lane=Lane.NEW, persons=len(came), window=window, at=at)
