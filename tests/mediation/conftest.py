"""A small centre with its own agency and one committee, and a person who may do everything in both."""

from dataclasses import dataclass
from typing import Any

import pytest

from accounts.models import User
from mediation import assignments, lifecycle
from mediation.journal import Entry
from mediation.models import Actor, Case, Consent, ConsentState, Matter, Party
from mediation.states import Action, Event
from tests import factories
from windows.models import Agency, AgencyKind, Centre, Membership, Role


@dataclass
class House:
    """One centre as the tests of the core need it."""

    centre: Centre
    own: Agency
    committee: Agency
    user: User
    actor: Actor

    def member(self, role: Role, agency: Agency | None = None, user: User | None = None) -> Membership:
        return Membership.objects.create(
            user=user or self.user, centre=self.centre, agency=agency, role=role, starts_on=factories.MONDAY
        )

    def submitted(self, **fields: Any) -> Case:
        """A case with one applicant and one respondent, nothing registered yet."""
        matter = Matter.objects.create(centre=self.centre, kind="dispute", channel="window", received_at=factories.NINE)
        case = Case.objects.create(
            centre=self.centre,
            matter=matter,
            code=f"T{Case.objects.count():08d}",
            owner=self.own,
            first_contact=self.user,
            applied_at=factories.NINE,
            last_changed_at=factories.NINE,
            **fields,
        )
        assignments.begin(case, at=factories.NINE)
        for number, role in enumerate((Party.Role.APPLICANT, Party.Role.RESPONDENT), start=1):
            person = factories.person(self.centre, name=["李素珍", "王强"][number - 1])
            Party.objects.create(
                case=case,
                centre_id=self.centre.pk,
                role=role,
                number=number,
                person=person,
                joined_at=factories.NINE,
            )
        return case

    def registered(self, **fields: Any) -> Case:
        case = self.submitted(**fields)
        numbers = {"register_year": 2026, "register_number": Case.objects.count()}
        details = {"track": case.track}
        return lifecycle.move(
            case,
            Action.REGISTER,
            actor=self.actor,
            at=factories.NINE,
            before=[Entry(Event.MATTER_RECEIVED, rows=tuple(case.parties.all()))],
            details=details,
            changes=numbers,
        )

    def accepted(self) -> Case:
        case = self.registered()
        body, mediator = {"mediating_body_id": self.committee.pk}, {"mediator_id": self.user.pk}
        lifecycle.move(case, Action.ROUTE, actor=self.actor, at=factories.NINE, owner=self.committee, changes=body)
        lifecycle.move(case, Action.ACKNOWLEDGE, actor=self.actor, at=factories.NINE)
        return lifecycle.move(case, Action.ACCEPT, actor=self.actor, at=factories.NINE, changes=mediator)

    def consent(self, case: Case, state: ConsentState = ConsentState.GIVEN) -> None:
        for party in case.parties.all():
            Consent.objects.create(party=party, state=state, means="in_person", given_at=factories.NINE)
        case.parties.update(consent=state, consented_at=factories.NINE)


@pytest.fixture
def house(db) -> House:
    centre = factories.centre()
    own = factories.own_agency(centre)
    committee = factories.agency(centre, "pmc_yz", name="调委会", kind=AgencyKind.MEDIATING_BODY, has_seal=True)
    user = factories.user()
    made = House(centre, own, committee, user, Actor(user_id=user.pk))
    memberships = [
        *(made.member(role) for role in (Role.CLERK, Role.DISPATCHER, Role.SUPERVISOR, Role.CALLBACK_CLERK)),
        made.member(Role.MEDIATOR, committee),
    ]
    made.actor = Actor.staff(user.pk, memberships)
    return made
