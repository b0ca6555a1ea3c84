"""Setting sessions and calling them off: when, where, who; no room and no mediator twice at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from psycopg.types.range import TimestamptzRange

from accounts.models import User
from mediation import appointments, articles, citations, journal, lengths, lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.handling import rooms
from mediation.handling.plans import SessionPlan
from mediation.handling.preconditions import expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, MediationSession, Participant, Statement
from mediation.states import Event, Status

Form = MediationSession.Form
State = MediationSession.State
ROOM_IS_TAKEN = "a_room_holds_one_session_at_a_time"
FARTHEST = timedelta(days=366)  # no mediation takes a year; what lies beyond is a slip of the pen
LONGEST = timedelta(hours=12)


@transaction.atomic
def set_session(case: Case, *, plan: SessionPlan, by: Actor, at: datetime) -> MediationSession:
    """Set a session and owe both sides their appointment. Raises ``RoomTaken`` with the next free times."""
    permissions.require(by, Act.SET_SESSION, case)
    expect(case, Act.SET_SESSION, [Status.IN_MEDIATION])
    lifecycle.hold(case)
    session = create_session(case, plan, at=at)
    named = Entry(Event.SESSION_SET, {"session": session.number, "at": plan.starts_at})
    lifecycle.record(case, named, actor=by, at=at)
    return session


@transaction.atomic
def cancel_session(session: MediationSession, *, reason: str, by: Actor, at: datetime) -> MediationSession:
    """Call a session off; whoever was told to come is told not to. ``reason``: why, for the record."""
    case = session.case
    permissions.require(by, Act.SET_SESSION, case)
    still_set(session, Act.SET_SESSION)
    why = journal.mention(journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by))
    entries = appointments.call_off(case, because="cancelled", at=at, only=session)
    lines = [Entry(entry.kind, {**entry.details, **why}) for entry in entries]
    lifecycle.record(case, *lines, actor=by, at=at)
    session.state = State.CANCELLED
    return session


def create_session(case: Case, plan: SessionPlan, *, at: datetime, field: str = "") -> MediationSession:
    """Write the row of a session to come and invite. The caller holds the case and writes the line of the journal.

    ``field``: under which the plan was said. Raises ``ValidationError`` beside a moment that is too far.
    """
    if plan.starts_at < at:
        raise NotAllowed(Act.SET_SESSION, _("A session is set for later; one that was held is written down as held."))
    if plan.starts_at > at + FARTHEST:
        too_far = _("A session is set for %(length)s ahead at most.")
        raise ValidationError({f"{field}starts_at": too_far % {"length": lengths.of_time(FARTHEST)}})
    require_length(plan, ends=f"{field}ends_at")
    check(case, plan, agreed=plan.participants_agreed)
    _mediator_is_free(case, plan)
    session = MediationSession(
        case=case, number=next_number(case), form=plan.form, is_public=plan.is_public, recorder=plan.recorder
    )
    book(session, plan)
    appointments.invite(session, at=at)
    return session


def require_length(plan: SessionPlan, *, ends: str) -> None:
    """Raise ``ValidationError`` beside ``ends`` for more than people sit through."""
    if plan.ends_at - plan.starts_at > LONGEST:
        too_long = _("A session lasts %(length)s at most; what goes on after that is another one.")
        raise ValidationError({ends: too_long % {"length": lengths.of_time(LONGEST)}})


def still_set(session: MediationSession, act: str) -> None:
    """Raise :class:`NotAllowed` if the session was held or cancelled before."""
    if session.state != State.SET:
        raise NotAllowed(act, _("This session has been held or cancelled already."))


def next_number(case: Case) -> int:
    """The number of the session that comes after all there are; the caller holds the case."""
    return case.sessions.count() + 1


def check(case: Case, plan: SessionPlan, *, agreed: bool) -> None:
    """Raise :class:`NotAllowed` unless these people may meet so. ``agreed``: both sides agree to the participants."""
    act = Act.SET_SESSION
    if plan.ends_at <= plan.starts_at:
        raise NotAllowed(act, _("A session ends after it begins."))
    if plan.room and plan.room.centre_id != case.centre_id:
        raise NotAllowed(act, _("This room belongs to another centre."))
    if plan.recorder and plan.recorder.pk == case.mediator_id:
        raise NotAllowed(act, _("Somebody other than the mediator writes the record."))
    if plan.participants and not agreed:
        unasked = _("Others take part only if both sides agree: ask them first (%(law)s).")
        raise NotAllowed(act, unasked % {"law": citations.cited(articles.OTHERS_TAKE_PART)})
    if case.has_safe_contact and plan.form != Form.SEPARATE:
        raise NotAllowed(act, _("In this case the two sides are not brought together: hear them separately."))


def _mediator_is_free(case: Case, plan: SessionPlan) -> None:
    """Nobody mediates twice at once. The mediator's row is locked, so that of two who ask at once one waits."""
    mediator = User.objects.select_for_update(no_key=True).filter(pk__in=[case.mediator_id]).first()
    others = MediationSession.objects.filter(case__mediator=mediator, state=State.SET)
    clash = others.filter(during__overlap=(plan.starts_at, plan.ends_at)).first()
    if clash:
        when = rooms.Slot(clash.during.lower, clash.during.upper).words()
        raise NotAllowed(Act.SET_SESSION, _("The mediator holds another session then: %(when)s.") % {"when": when})


def book(session: MediationSession, plan: SessionPlan) -> None:
    """Save the session with its time, room and participants. The database refuses a room that is taken."""
    session.during, session.room = TimestamptzRange(plan.starts_at, plan.ends_at), plan.room
    try:
        with transaction.atomic():
            session.save()
    except IntegrityError as refused:
        if plan.room is None or ROOM_IS_TAKEN not in str(refused):
            raise
        raise rooms.taken(plan.room, starts_at=plan.starts_at, ends_at=plan.ends_at) from refused
    Participant.objects.bulk_create(
        [Participant(session=session, user=user) for user in plan.participants], ignore_conflicts=True
    )
