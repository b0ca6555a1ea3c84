"""Who serves where as what, on a day."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from accounts.models import User
from windows.hours import day_of
from windows.models import Agency, AgencyKind, Centre, Membership, Role
from windows.models.memberships import MembershipQuerySet


def memberships_of(user: User, *, at: datetime) -> MembershipQuerySet:
    return Membership.objects.current(day_of(at)).filter(user=user)


def roles_of(user: User, *, centre: Centre, at: datetime) -> frozenset[Role]:
    """Every role somebody has in a centre then, in whichever agency."""
    roles = memberships_of(user, at=at).filter(centre=centre).values_list("role", flat=True)
    return frozenset(Role(role) for role in roles)


def centres_of(user: User, *, at: datetime) -> QuerySet[Centre]:
    return Centre.objects.filter(pk__in=memberships_of(user, at=at).values("centre"))


def agencies_of(user: User, *, centre: Centre, at: datetime) -> QuerySet[Agency]:
    """The agencies somebody serves in; who belongs to none serves in the centre's own."""
    current = memberships_of(user, at=at).filter(centre=centre)
    in_own = Q(kind=AgencyKind.CENTRE) if current.filter(agency=None).exists() else Q(pk__in=[])
    return Agency.objects.of_centre(centre).filter(Q(pk__in=current.values("agency")) | in_own)


def members_with(role: Role, *, centre: Centre, agency: Agency | None = None, at: datetime) -> QuerySet[User]:
    """Everybody who has a role in a centre then, or in one agency of it."""
    current = Membership.objects.current(day_of(at)).filter(role=role, centre=centre)
    if agency is not None:
        current = current.filter(agency=agency)
    return User.objects.filter(pk__in=current.values("user")).order_by("staff_number")


def serving_in(agency: Agency, *, on: date) -> MembershipQuerySet:
    """Memberships in an agency; those without any are in the centre's own."""
    inside = Q(agency=agency)
    if agency.kind == AgencyKind.CENTRE:
        inside |= Q(agency=None, centre_id=agency.centre_id)
    return Membership.objects.current(on).filter(inside)
