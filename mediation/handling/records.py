"""Writing down a session that was held (人民调解记录, #8): what was said, what nobody disputes, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import documents, journal, lifecycle, trips
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.handling import sessions
from mediation.handling.plans import SessionPlan
from mediation.handling.preconditions import expect
from mediation.handling.separate_talks import SeparateTalk, require_talks, write_down_talks
from mediation.handling.sessions import Form, State
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, MediationSession, Participant, Statement
from mediation.states import Event, Status
from mediation.trips import Attendance
from windows.models import Room


@dataclass(frozen=True)
class Words:
    """``undisputed_facts`` may be shown to a court; ``concessions``, made for the sake of an agreement, never are.

    ``record``: what both sides may know; of a session that was only held apart it may be empty.

    民诉法解释 Art. 107; 特邀调解规定 Art. 22; 人民法院在线调解规则 Art. 18.
    """

    record: str
    undisputed_facts: str = ""
    concessions: str = ""
    separate_talks: Sequence[SeparateTalk] = ()


@transaction.atomic
def hold_session(  # noqa: PLR0913 - what the form of the record asks
    session_or_case: MediationSession | Case,
    *,
    record: str,
    began_at: datetime,
    ended_at: datetime,
    by: Actor,
    at: datetime,
    undisputed_facts: str = "",
    concessions: str = "",
    separate_talks: Sequence[SeparateTalk] = (),
    form: str = Form.JOINT,
    room: Room | None = None,
    participants: Sequence[User] = (),
    participants_agreed: bool = False,
    recorder: User | None = None,
    adjourned_to: SessionPlan | None = None,
    attendance: Attendance | None = None,
) -> MediationSession:
    """Write down a session that had been set, or one that took place at once. ``adjourned_to``: the next one.

    ``attendance``: which parties came to the centre for it. Raises ``NotAllowed``, ``RoomTaken`` where the next one has
    no room, and ``ValidationError`` beside a moment that is too far or talks that a session of this form does not have.
    """
    session = _session(session_or_case, by)
    held = SessionPlan(began_at, ended_at, form, room or session.room, participants, recorder or session.recorder)
    _check(session, held, agreed=participants_agreed, at=at)
    words = Words(record, undisputed_facts, concessions, separate_talks)
    details = _keep(session, held, words, by=by, at=at)
    if adjourned_to:
        details["next"] = adjourned_to.starts_at
    lifecycle.record(session.case, Entry(Event.SESSION_HELD, details, ended_at), actor=by, at=at)
    documents.owe(session.case, "mediation_record", at=at, number=session.number, subject_id=session.pk)
    trips.attend(session.case, attendance, by=by, since=began_at)
    if adjourned_to:
        sessions.create_session(session.case, adjourned_to, at=at, field="adjourned_to.")
    return session


def _session(session_or_case: MediationSession | Case, by: Actor) -> MediationSession:
    """The session that was set, or a new one; its case is held until the transaction ends."""
    if isinstance(session_or_case, MediationSession):
        session = session_or_case
    else:
        session = MediationSession(case=session_or_case)
    case = session.case
    permissions.require(by, Act.HOLD_SESSION, case)
    expect(case, Act.HOLD_SESSION, [Status.IN_MEDIATION])
    lifecycle.hold(case)
    if session is session_or_case:
        sessions.still_set(session, Act.HOLD_SESSION)
    else:
        session.number = sessions.next_number(case)
    return session


def _check(session: MediationSession, held: SessionPlan, *, agreed: bool, at: datetime) -> None:
    if held.ends_at > at:
        raise NotAllowed(Act.HOLD_SESSION, _("A session is written down when it has ended."))
    sessions.require_length(held, ends="ended_at")
    expected = set(Participant.objects.filter(session_id=session.pk).values_list("user_id", flat=True))
    strangers = [user for user in held.participants if user.pk not in expected]
    sessions.check(session.case, held, agreed=agreed or not strangers)


def _keep(session: MediationSession, held: SessionPlan, words: Words, *, by: Actor, at: datetime) -> dict[str, Any]:
    """Save the session with its words; returns what the journal says of it."""
    require_talks(held.form, words.separate_talks)
    if not words.record.strip() and held.form != Form.SEPARATE:
        raise ValidationError({"record": _("Please write what was said and what came of it.")})
    case, kinds = session.case, Statement.Kind
    details: dict[str, Any] = {"session": session.number}
    record = None
    if words.record.strip():
        is_shared = held.form == Form.JOINT
        record = journal.write_down(kinds.RECORD, words.record, at=at, case=case, by=by, is_shared=is_shared)
        details |= journal.mention(record)
    apart = {kinds.UNDISPUTED_FACTS: words.undisputed_facts, kinds.CONCESSIONS: words.concessions}
    for kind, text in apart.items():
        if text.strip():
            is_shared = kind == kinds.UNDISPUTED_FACTS
            kept = journal.write_down(kind, text, at=at, case=case, by=by, is_shared=is_shared)
            details[kind] = journal.mention(kept)
    session.state, session.form, session.recorder, session.record = State.HELD, held.form, held.recorder, record
    sessions.book(session, held)
    return details | write_down_talks(session, words.separate_talks, by=by, at=at)
