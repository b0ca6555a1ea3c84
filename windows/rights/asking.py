"""Asking for a change of somebody's rights."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import access_log, passwords
from accounts.models import AccessVerb, User
from windows.models import Agency, Centre, Membership, RightsChange
from windows.rights.keepers import NotYours, keeps

Kind, State = RightsChange.Kind, RightsChange.State


@dataclass(frozen=True)
class Wish:
    """What is asked for. ``role`` and what follows say which role is given; ``membership`` which one ends."""

    kind: RightsChange.Kind
    user: User
    centre: Centre
    reason: str
    role: str = ""
    agency: Agency | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    membership: Membership | None = None


@transaction.atomic
def ask(wish: Wish, *, by: User, at: datetime) -> tuple[RightsChange, str]:
    """Ask for a change; and the first half of a code, where it is one for a new password.

    Raises :class:`NotYours` for who does not keep these rights, and for one's own; ``ValidationError`` where the
    membership cannot be.
    """
    if wish.user == by:
        raise NotYours(_("Nobody asks for a change of their own rights. Somebody else who keeps them does."))
    if not keeps(by, wish.centre, at=at):
        raise NotYours(_("Only a security administrator or the director of this centre asks for that."))
    if wish.kind == Kind.GRANT:
        membership_of(wish)
    elif not _is_of(wish.user, wish.centre):
        raise NotYours(_("This account is not one of this centre."))
    change = RightsChange.objects.create(
        kind=wish.kind,
        user=wish.user,
        centre=wish.centre,
        reason=wish.reason,
        role=wish.role,
        agency=wish.agency,
        starts_on=wish.starts_on,
        ends_on=wish.ends_on,
        membership=wish.membership,
        requested_by=by,
        requested_at=at,
    )
    log_change(change, by, at)
    half = passwords.begin_code(wish.user, change_id=change.pk) if wish.kind == Kind.NEW_PASSWORD else ""
    return change, half


def _is_of(user: User, centre: Centre) -> bool:
    """Somebody who serves or served here, or serves nowhere yet: whose account only this centre can help with."""
    served = user.memberships.values_list("centre", flat=True)
    return not served or centre.pk in served


def membership_of(of: Wish | RightsChange) -> Membership:
    """The role that is given. Raises ``ValidationError`` where it cannot be."""
    made = Membership(
        user=of.user,
        centre=of.centre,
        agency=of.agency,
        role=of.role,
        starts_on=of.starts_on or date.max,
        ends_on=of.ends_on,
    )
    made.full_clean()
    return made


def log_change(change: RightsChange, by: User, at: datetime) -> None:
    """Who changed whose rights, and how it stands now: in the log that is added to and never edited."""
    fields = [str(change.kind), str(change.state), *([str(change.role)] if change.role else [])]
    access_log.note(
        verb=AccessVerb.RIGHTS,
        user=by,
        centre_id=change.centre_id,
        about=change,
        fields=fields,
        reason=change.reason,
        at=at,
    )
