"""Who serves where as what, on a day."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from accounts.models import User
from windows.hours import day_of
from windows.models import Agency, AgencyKind, Centre, Membership
from windows.models.memberships import MembershipQuerySet


def memberships_of(user: User, *, at: datetime) -> MembershipQuerySet:
    return Membership.objects.current(day_of(at)).filter(user=user)


def agencies_of(user: User, *, centre: Centre, at: datetime) -> QuerySet[Agency]:
    """The agencies somebody serves in; who belongs to none serves in the centre's own."""
    current = memberships_of(user, at=at).filter(centre=centre)
    in_own = Q(kind=AgencyKind.CENTRE) if current.filter(agency=None).exists() else Q(pk__in=[])
    return Agency.objects.of_centre(centre).filter(Q(pk__in=current.values("agency")) | in_own)


def serving_in(agency: Agency, *, on: date) -> MembershipQuerySet:
    """Memberships in an agency; those without any are in the centre's own."""
    inside = Q(agency=agency)
    if agency.kind == AgencyKind.CENTRE:
        inside |= Q(agency=None, centre_id=agency.centre_id)
    return Membership.objects.current(on).filter(inside)
