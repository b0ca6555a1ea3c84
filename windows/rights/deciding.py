"""Deciding on what was asked: by another person than the one who asked and the one it is about."""

from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import passwords
from accounts.models import User
from windows.models import RightsChange
from windows.rights.asking import Kind, State, log_change, membership_of
from windows.rights.keepers import NotYours, keeps

WAITS = timedelta(days=7)


class NotNow(Exception):
    """The change can no longer be decided, or can no longer be made."""


@transaction.atomic
def approve(change: RightsChange, *, by: User, at: datetime) -> str:
    """Make the change; the second half of a code, where it is one. Raises :class:`NotYours` and :class:`NotNow`."""
    change = _decided(change, State.APPROVED, by=by, at=at)
    second_half = _make(change, at=at)
    passwords.end_access(change.user, at=at)
    log_change(change, by, at)
    return second_half


@transaction.atomic
def refuse(change: RightsChange, *, by: User, at: datetime) -> None:
    """Say no to it; who asked withdraws it by the same. Raises :class:`NotYours` and :class:`NotNow`."""
    log_change(
        _decided(change, State.WITHDRAWN if change.requested_by_id == by.pk else State.REFUSED, by=by, at=at), by, at
    )


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
    if not keeps(by, change.centre, at=at):
        raise NotYours(_("Only a security administrator or the director of this centre decides that."))
    change.state, change.decided_by, change.decided_at = state, by, at
    change.save(update_fields=["state", "decided_by", "decided_at"])
    return change


def _make(change: RightsChange, *, at: datetime) -> str:
    if change.kind == Kind.GRANT:
        membership_of(change).save()
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
