"""Who handled a case, and who therefore does not ask the parties how it went (``docs/law.md#who-calls-back``).

The agency that is the centre itself does not count: its callback clerks belong to it and handle nothing.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from mediation.models import Actor, Case, Participant
from mediation.states import Action, Event
from windows import hours
from windows.models import AgencyKind, Membership

HANDLED = (Action.ACCEPT, Action.OPEN, Action.AGREE, Event.SESSION_HELD, Event.MEDIATOR_NAMED)


def handled(case: Case, by: Actor, *, at: datetime) -> bool:
    """Whether this person is of the handling team: mediator, first contact, whoever accepted or held a session, took
    part in one, or serves in the agency that owns or mediates the case.
    """
    return by.user_id in _people(case) or bool(_bodies(case) & _serves_in(by, at=at))


def _people(case: Case) -> set[UUID]:
    acted = case.events.filter(kind__in=HANDLED).values_list("actor_user_id", flat=True)
    team = {user_id for user_id in (case.mediator_id, case.first_contact_id, *acted) if user_id}
    return team | set(Participant.objects.filter(session__case=case).values_list("user_id", flat=True))


def _bodies(case: Case) -> set[UUID]:
    lead = case.owner if case.owner.kind != AgencyKind.CENTRE else None
    return {agency.pk for agency in (lead, case.mediating_body) if agency}


def _serves_in(by: Actor, *, at: datetime) -> set[UUID]:
    serving = Membership.objects.current(hours.day_of(at)).filter(user_id__in=[by.user_id], agency__isnull=False)
    return {agency_id for agency_id in serving.values_list("agency_id", flat=True) if agency_id} | by.agency_ids
