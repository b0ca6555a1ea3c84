"""The first people of an empty system: they begin with a code each, and from then on rights are changed by two."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts import passwords
from accounts.identifiers import new_id
from accounts.models import PasswordCode, User
from windows.hours import day_of
from windows.models import Centre, Membership, Role, Tier


class HasBegun(Exception):
    """Somebody keeps the rights here already: whoever is missing is asked for and approved by two."""


@dataclass(frozen=True)
class First:
    """Somebody who begins: with the role, the staff number and both halves of a code, which stand nowhere else."""

    role: Role
    staff_number: str
    halves: tuple[str, str]


FIRST = ((Role.SECURITY_ADMIN, "security", "安全管理员"), (Role.DIRECTOR, "director", "主任"))


@transaction.atomic
def begin(*, centre_code: str, centre_name: str, at: datetime) -> list[First]:
    """The security administrator and the director of a first centre, each with a code that is good for a day.

    Both, since either alone could change no right. Asked again before one of them chose a password, new codes; the old
    ones are good no more. Raises :class:`HasBegun` afterwards.
    """
    if any(user.has_usable_password() for user in User.objects.all()):
        raise HasBegun
    names = {"name": centre_name, "short_name": centre_name[:20], "place_code": centre_code[:10], "tier": Tier.COUNTY}
    centre, _ = Centre.objects.get_or_create(code=centre_code, defaults=names)
    return [_first(centre, role, number, name, at=at) for role, number, name in FIRST]


def _first(centre: Centre, role: Role, staff_number: str, name: str, *, at: datetime) -> First:
    user = User.objects.filter(staff_number=staff_number).first()
    if user is None:
        user = User.objects.create_user(staff_number, name=name)
        Membership.objects.create(user=user, centre=centre, role=role, starts_on=day_of(at))
    PasswordCode.objects.filter(user=user).delete()
    change_id = new_id()
    first = passwords.begin_code(user, change_id=change_id)
    return First(role, staff_number, (first, passwords.complete_code(change_id, at=at)))
