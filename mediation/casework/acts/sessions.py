"""Acts on sessions: setting one, calling it off, writing its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from mediation import handling
from mediation.access.permissions import Act
from mediation.casework.acts.case_act import case_act
from mediation.handling import SeparateTalk, SessionPlan
from mediation.models import Actor, Case, MediationSession
from mediation.states import Status
from mediation.trips import Attendance
from windows.models import Room


@dataclass(frozen=True)
class CancellationArguments:
    session: MediationSession
    reason: str


@dataclass(frozen=True)
class RecordArguments:
    """``session``: the one that had been set, if any. ``attendance``: who came to the centre for it."""

    began_at: datetime
    ended_at: datetime
    record: str
    attendance: Attendance
    session: MediationSession | None = None
    undisputed_facts: str = ""
    concessions: str = ""
    separate_talks: Sequence[SeparateTalk] = ()
    form: str = MediationSession.Form.JOINT
    room: Room | None = None
    participants: Sequence[User] = ()
    participants_agreed: bool = False
    recorder: User | None = None
    adjourned_to: SessionPlan | None = None


def _no_session_is_set(case: Case, /, *, by: Actor, at: datetime) -> str:
    is_set = case.sessions.filter(state=MediationSession.State.SET).exists()
    return "" if is_set else gettext("No session is set.")


@case_act("sessions", Act.SET_SESSION, _("Set a session"), statuses=[Status.IN_MEDIATION])
def session(case: Case, arguments: SessionPlan, /, *, by: Actor, at: datetime) -> None:
    """Set a session"""
    handling.set_session(case, plan=arguments, by=by, at=at)


@case_act(
    "sessions",
    Act.SET_SESSION,
    _("Call a session off"),
    statuses=[Status.IN_MEDIATION],
    hindrance=_no_session_is_set,
    undoes=True,
    is_numbered=True,
)
def cancellation(case: Case, arguments: CancellationArguments, /, *, by: Actor, at: datetime) -> None:
    """Call a session off"""
    handling.cancel_session(arguments.session, reason=arguments.reason, by=by, at=at)


@case_act("records", Act.HOLD_SESSION, _("Write the record of a session"), statuses=[Status.IN_MEDIATION])
def record(case: Case, arguments: RecordArguments, /, *, by: Actor, at: datetime) -> None:
    """Write the record of a session that was held"""
    handling.hold_session(
        arguments.session or case,
        record=arguments.record,
        began_at=arguments.began_at,
        ended_at=arguments.ended_at,
        undisputed_facts=arguments.undisputed_facts,
        concessions=arguments.concessions,
        separate_talks=arguments.separate_talks,
        form=arguments.form,
        room=arguments.room,
        participants=arguments.participants,
        participants_agreed=arguments.participants_agreed,
        recorder=arguments.recorder,
        adjourned_to=arguments.adjourned_to,
        attendance=arguments.attendance,
        by=by,
        at=at,
    )


ACTS = (session, record)
