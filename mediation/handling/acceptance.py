"""Taking the case (受理), naming the mediator, first contact with both sides, beginning mediation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import documents, lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.handling import sessions
from mediation.handling.plans import SessionPlan
from mediation.handling.preconditions import IN_HAND, expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case
from mediation.states import Action, Event, Status
from windows import hours
from windows.models import Membership, Role


@transaction.atomic
def accept(case: Case, *, mediator: User | None = None, by: Actor, at: datetime) -> Case:
    """Take the application: the clocks of the track begin.

    ``mediator``: who is to mediate; left out, whoever accepts, if they mediate for the body themselves. In a case with
    a safe-contact label nobody contacts the other side, so that promise stops at once (``docs/law.md#promises``).
    """
    mediator_id = _chosen(case, mediator, Action.ACCEPT, at=at) if mediator else _self(case, by)
    nobody_is_contacted = [Entry(Event.FIRST_CONTACT, {"waived": "safe_contact"})] if case.has_safe_contact else []
    lifecycle.move(
        case,
        Action.ACCEPT,
        actor=by,
        at=at,
        details={"mediator": mediator_id is not None},
        after=nobody_is_contacted,
        changes={"mediator_id": mediator_id},
    )
    documents.owe(case, "acceptance_notice", at=at, number=case.segment)
    return case


@transaction.atomic
def name_mediator(case: Case, *, mediator: User, by: Actor, at: datetime) -> Case:
    """Name who mediates, or name somebody else: chosen by the parties or designated (人民调解法 Art. 19)."""
    permissions.require(by, Act.NAME_MEDIATOR, case)
    expect(case, Act.NAME_MEDIATOR, IN_HAND)
    mediator_id = _chosen(case, mediator, Act.NAME_MEDIATOR, at=at)
    named = Entry(Event.MEDIATOR_NAMED, {"mediator": mediator_id})
    return lifecycle.record(case, named, actor=by, at=at, changes={"mediator_id": mediator_id})


def record_first_contact(case: Case, *, by: Actor, at: datetime, occurred_at: datetime | None = None) -> Case:
    """Both sides have been spoken to: the promise of first contact stops, whatever they answered."""
    expect(case, Act.RECORD_CONSENT, [Status.ACCEPTED])
    if case.has_safe_contact:
        raise NotAllowed(Act.RECORD_CONSENT, _("The other side must not be contacted until the applicant says so."))
    contact = Entry(Event.FIRST_CONTACT, {}, occurred_at)
    return lifecycle.record(case, contact, actor=by, at=at, permission=Act.RECORD_CONSENT)


@transaction.atomic
def begin(case: Case, *, by: Actor, at: datetime, session: SessionPlan | None = None) -> Case:
    """Begin mediation, which needs the consent of every party (人民调解法 Art. 17), with a session if one is set."""
    details = {"session": session.starts_at} if session else {}
    lifecycle.move(case, Action.OPEN, actor=by, at=at, details=details)
    if session:
        sessions.create_session(case, session, at=at, field="session.")
    return case


def _chosen(case: Case, mediator: User, act: str, *, at: datetime) -> UUID:
    serving = Membership.objects.current(hours.day_of(at)).filter(role=Role.MEDIATOR, agency__in=_bodies(case))
    if not serving.filter(user=mediator).exists():
        raise NotAllowed(act, _("This person does not mediate for the body that handles this case."))
    return mediator.pk


def _self(case: Case, by: Actor) -> UUID | None:
    bodies = _bodies(case)
    mediates = any(duty.role == Role.MEDIATOR and duty.agency_id in bodies for duty in by.duties)
    return by.user_id if mediates else None


def _bodies(case: Case) -> list[UUID]:
    return [body for body in (case.owner_id, case.mediating_body_id) if body]
