"""What an act may choose from: parties of its case, agencies, windows and rooms of its centre, people who serve."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from mediation.access.rules import DESK
from mediation.models import Case, Party
from windows import hours
from windows.models import Agency, AgencyKind, Membership, Room, RoomKind, Window


def parties_of(case: Case) -> QuerySet[Party]:
    return case.parties.select_related("person").order_by("number")


def principals_of(case: Case) -> QuerySet[Party]:
    return case.parties.principals().select_related("person").order_by("number")


def agencies_of(case: Case) -> QuerySet[Agency]:
    """The agencies of the case's centre, the centre's own left out."""
    return Agency.objects.filter(centre_id=case.centre_id).exclude(kind=AgencyKind.CENTRE).order_by("name")


def windows_of(case: Case) -> QuerySet[Window]:
    return Window.objects.filter(centre_id=case.centre_id).order_by("number")


def rooms_of(case: Case) -> QuerySet[Room]:
    """Where people can meet: all but those they wait in."""
    return Room.objects.filter(centre_id=case.centre_id).exclude(kind=RoomKind.WAITING).order_by("code")


def mediators_of(case: Case, *, at: datetime) -> QuerySet[User]:
    """Who mediates for the body that handles the case."""
    return _serving(Q(role="mediator", agency__in=_bodies(case)), at=at)


def takers_of_part(case: Case, *, at: datetime) -> QuerySet[User]:
    """Officers of the agencies that have a part in the case, its mediator left out."""
    held = case.assignments.current().values("agency")
    part = Q(agency__in=held) | Q(agency__in=_bodies(case))
    return _but_mediator(_serving(part, at=at), case)


def recorders_of(case: Case, *, at: datetime) -> QuerySet[User]:
    """Who may write: clerks of the centre and officers of the agencies that take part, never the mediator."""
    desk = Q(centre=case.centre_id, role__in=DESK)
    held = Q(agency__in=case.assignments.current().values("agency"))
    return _but_mediator(_serving(desk | held, at=at), case)


def officers_of(case: Case, *, at: datetime) -> QuerySet[User]:
    return _serving(Q(agency=case.owner_id, agency__isnull=False), at=at)


def _bodies(case: Case) -> list[UUID]:
    """Those that are named: a case without a mediating body is not mediated by everybody who serves in no agency."""
    return [body for body in (case.owner_id, case.mediating_body_id) if body]


def _but_mediator(users: QuerySet[User], case: Case) -> QuerySet[User]:
    return users.exclude(pk=case.mediator_id) if case.mediator_id else users


def _serving(which: Q, *, at: datetime) -> QuerySet[User]:
    memberships = Membership.objects.current(hours.day_of(at)).filter(which)
    return User.objects.filter(pk__in=memberships.values("user")).order_by("staff_number")
