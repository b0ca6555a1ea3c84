"""The second stage: what kind it is, and whose it becomes."""

from collections.abc import Sequence
from typing import Any

from mediation import routing
from mediation.demonstration.planted.file.case import A_WHILE, PlantedCase
from mediation.demonstration.planted.past import When
from windows.models import Agency


class Routing(PlantedCase):
    """Classified and sent."""

    def classify(self, who: str, when: When, category: str, **arguments: Any) -> None:
        self.do(routing.classify, who, when, category=category, **arguments)

    def send(self, who: str, when: When, *, also: Sequence[str] = ()) -> None:
        """By the centre's rules; ``also``: further agencies that assist. Whoever assists takes their part soon."""
        suggestion = routing.suggest(self.case, at=self.past.moment(when))
        assisting = [*suggestion.assisting, *(self.past.agency(self.centre, code) for code in also)]
        self.do(
            routing.route,
            who,
            when,
            lead=suggestion.lead,
            mediating_body=suggestion.mediating_body,
            window=suggestion.window,
            assisting=assisting,
            rule=suggestion.rule,
        )
        for agency in assisting:
            self._take_part(agency, when)

    def send_to(self, who: str, when: When, *, lead: str, body: str, reason: str) -> None:
        """Elsewhere than the rules say, with the reason."""
        lead_agency, mediating_body = self.past.agency(self.centre, lead), self.past.agency(self.centre, body)
        self.do(routing.route, who, when, lead=lead_agency, mediating_body=mediating_body, reason=reason)

    def _take_part(self, agency: Agency, when: When) -> None:
        member = agency.memberships.order_by("user__staff_number").first()
        if member is not None:
            actor = self.past.actor(member.user.staff_number)
            routing.accept_part(self.case, by=actor, at=self.past.moment(when) + A_WHILE)
