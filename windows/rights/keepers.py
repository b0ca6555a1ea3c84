"""Who may ask for a change of rights and decide on one, and where."""

from datetime import datetime

from django.db.models import Q

from accounts.models import User
from windows.hours import day_of
from windows.models import Centre, Membership, Role
from windows.models.memberships import MembershipQuerySet

KEEPERS = (Role.SECURITY_ADMIN, Role.DIRECTOR)


class NotYours(Exception):
    """This person may not ask for this change, or not decide it."""


def kept_by(user: User, *, at: datetime) -> list[Centre]:
    """The centres whose rights this person keeps: where they hold such a role, and those right below."""
    own = [serving.centre_id for serving in _keeping(user, at=at)]
    return list((Centre.objects.filter(pk__in=own) | Centre.objects.filter(parent__in=own)).order_by("name"))


def _keeping(user: User, *, at: datetime) -> MembershipQuerySet:
    return Membership.objects.current(day_of(at)).filter(user=user, role__in=KEEPERS, agency=None)


def keeps(user: User, centre: Centre, *, at: datetime) -> bool:
    return _keeping(user, at=at).filter(Q(centre=centre) | Q(centre=centre.parent)).exists()
