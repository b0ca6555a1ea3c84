"""The label of safe contact after registration: given when somebody turns out to be afraid, released at her own word.

From the moment it stands the other side learns nothing by any way (``docs/practice.md#afraid-of-the-other-side``).
"""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation import journal, lifecycle
from mediation.access.permissions import Act
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Deadline, MediationSession, Statement
from mediation.states import Event

FIRST_CONTACT = "P-3"


@transaction.atomic
def mark_safe_contact(case: Case, *, by: Actor, at: datetime) -> Case:
    """From now on the other side is told nothing; what is still owed to them is not sent, and their slip opens nothing.

    A promise to speak to both sides stops. Raises ``NotAllowed`` where the label stands already, or a session is set at
    which both would meet: it is called off first.
    """
    lifecycle.hold(case)
    if why := hindrance_of_marking(case):
        raise NotAllowed(Act.MARK_SAFE_CONTACT, why)
    lines = [Entry(Event.SAFE_CONTACT)]
    if case.deadlines.filter(term=FIRST_CONTACT, state=Deadline.State.RUNNING).exists():
        lines.append(Entry(Event.FIRST_CONTACT, {"waived": "safe_contact"}))
    changes = {"has_safe_contact": True}
    return lifecycle.record(case, *lines, actor=by, at=at, permission=Act.MARK_SAFE_CONTACT, changes=changes)


@transaction.atomic
def release_safe_contact(case: Case, *, heard_alone: bool, words: str, by: Actor, at: datetime) -> Case:
    """Whoever applied lets the other side be told from now on. ``words``: what they said.

    ``heard_alone``: they said so themselves, in person, with nobody of the other side near. Nothing else releases the
    label, and nothing is sent by releasing it.
    """
    lifecycle.hold(case)
    if not case.has_safe_contact:
        raise NotAllowed(Act.RELEASE_SAFE_CONTACT, _("This case has no safe-contact label."))
    if not heard_alone:
        sentence = _("Only whoever applied releases it, in person and alone.")
        raise ValidationError({"heard_alone": sentence})
    kept = journal.write_down(Statement.Kind.REASON, words, at=at, case=case, by=by)
    line = Entry(Event.SAFE_CONTACT_RELEASED, journal.mention(kept))
    changes = {"has_safe_contact": False}
    return lifecycle.record(case, line, actor=by, at=at, permission=Act.RELEASE_SAFE_CONTACT, changes=changes)


def hindrance_of_marking(case: Case) -> str:
    """What must come first, in words; empty where nothing hinders."""
    if case.has_safe_contact:
        return _("This case has its safe-contact label already.")
    together = case.sessions.filter(state=MediationSession.State.SET)
    if together.exclude(form=MediationSession.Form.SEPARATE).exists():
        return _("Call off the session at which both sides would meet, first.")
    return ""
