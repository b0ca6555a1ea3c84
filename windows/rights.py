"""Changing what somebody may do: one asks, another decides, and neither is the person it is about.

Whoever keeps the rights of a centre may ask and decide: its security administrators and its directors, and those of the
centre above it. Each change is written into the access log and ends the sessions and tokens of whom it is about.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import access_log, passwords
from accounts.models import AccessVerb, User
from windows.hours import day_of
from windows.models import Agency, Centre, Membership, RightsChange, Role
from windows.models.memberships import MembershipQuerySet

KEEPERS = (Role.SECURITY_ADMIN, Role.DIRECTOR)
WAITS = timedelta(days=7)
Kind, State = RightsChange.Kind, RightsChange.State


class NotYours(Exception):
    """This person may not ask for this change, or not decide it."""


class NotNow(Exception):
    """The change can no longer be decided, or can no longer be made."""


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


def kept_by(user: User, *, at: datetime) -> list[Centre]:
    """The centres whose rights this person keeps: where they hold such a role, and those right below."""
    own = [serving.centre_id for serving in _keeping(user, at=at)]
    return list((Centre.objects.filter(pk__in=own) | Centre.objects.filter(parent__in=own)).order_by("name"))


@transaction.atomic
def ask(wish: Wish, *, by: User, at: datetime) -> tuple[RightsChange, str]:
    """Ask for a change; and the first half of a code, where it is one for a new password.

    Raises :class:`NotYours` for who does not keep these rights, and for one's own; ``ValidationError`` where the
    membership cannot be.
    """
    if wish.user == by:
        raise NotYours(_("Nobody asks for a change of their own rights. Somebody else who keeps them does."))
    if not _keeps(by, wish.centre, at=at):
        raise NotYours(_("Only a security administrator or the director of this centre asks for that."))
    if wish.kind == Kind.GRANT:
        _membership(wish)
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
    _note(change, by, at)
    half = passwords.begin_code(wish.user, change_id=change.pk) if wish.kind == Kind.NEW_PASSWORD else ""
    return change, half


@transaction.atomic
def approve(change: RightsChange, *, by: User, at: datetime) -> str:
    """Make the change; the second half of a code, where it is one. Raises :class:`NotYours` and :class:`NotNow`."""
    change = _decided(change, State.APPROVED, by=by, at=at)
    second_half = _make(change, at=at)
    passwords.end_access(change.user, at=at)
    _note(change, by, at)
    return second_half


@transaction.atomic
def refuse(change: RightsChange, *, by: User, at: datetime) -> None:
    """Say no to it; who asked withdraws it by the same. Raises :class:`NotYours` and :class:`NotNow`."""
    _note(_decided(change, State.WITHDRAWN if change.requested_by_id == by.pk else State.REFUSED, by=by, at=at), by, at)


def _decided(change: RightsChange, state: RightsChange.State, *, by: User, at: datetime) -> RightsChange:
    change = (
        RightsChange.objects.select_for_update(of=("self",))
        .select_related("user", "centre", "membership")
        .get(pk=change.pk)
    )
    if change.state != State.WAITING or change.requested_at < at - WAITS:
        raise NotNow(_("This was decided, or nobody decided it in time. Ask for it anew."))
    if by.pk == change.user_id:
        raise NotYours(_("Nobody decides about their own rights."))
    if state != State.WITHDRAWN and by.pk == change.requested_by_id:
        raise NotYours(_("A second person decides what you asked for."))
    if not _keeps(by, change.centre, at=at):
        raise NotYours(_("Only a security administrator or the director of this centre decides that."))
    change.state, change.decided_by, change.decided_at = state, by, at
    change.save(update_fields=["state", "decided_by", "decided_at"])
    return change


def _make(change: RightsChange, *, at: datetime) -> str:
    if change.kind == Kind.GRANT:
        _membership(change).save()
    elif change.kind == Kind.END:
        _end(change)
    elif change.kind == Kind.NEW_SECOND_FACTOR:
        Authenticator.objects.filter(user=change.user).delete()
    elif change.kind == Kind.NEW_PASSWORD:
        return passwords.complete_code(change.pk, at=at)
    else:
        User.objects.filter(pk=change.user_id).update(is_active=change.kind == Kind.OPEN)
    return ""


def _end(change: RightsChange) -> None:
    """The last day is inside."""
    membership = change.membership
    if membership is None or (membership.ends_on and membership.ends_on <= (change.ends_on or date.max)):
        raise NotNow(_("This role has ended already."))
    membership.ends_on = change.ends_on
    membership.full_clean()
    membership.save(update_fields=["ends_on"])


def _membership(of: Wish | RightsChange) -> Membership:
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


def _keeping(user: User, *, at: datetime) -> MembershipQuerySet:
    return Membership.objects.current(day_of(at)).filter(user=user, role__in=KEEPERS, agency=None)


def _is_of(user: User, centre: Centre) -> bool:
    """Somebody who serves or served here, or serves nowhere yet: whose account only this centre can help with."""
    served = user.memberships.values_list("centre", flat=True)
    return not served or centre.pk in served


def _keeps(user: User, centre: Centre, *, at: datetime) -> bool:
    return _keeping(user, at=at).filter(Q(centre=centre) | Q(centre=centre.parent)).exists()


def _note(change: RightsChange, by: User, at: datetime) -> None:
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
