"""What every entrance does first, page or API: who asks and when, which case, who looked, was it sent before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from accounts import access_log
from accounts.models import AccessVerb, User
from mediation.access import permissions
from mediation.casework import repeating
from mediation.models import Actor, Case


class NoSuchCase(Exception):
    """No case with this code that this person may see: answered alike whether it exists or not."""


@dataclass(frozen=True)
class StaffContext:
    """Who of the staff asks, and when. Entrances read the clock; nothing below them does."""

    user: User
    by: Actor
    at: datetime


def load_case(code: str, staff: StaffContext, *related: str, part: bool = False) -> Case:
    """The case with this code, in any spelling, and a line in the access log. Raises :class:`NoSuchCase`.

    ``related``: what is read along with centre and owner. ``part``: what is shown to who only assists is no more than
    their part; elsewhere they get ``NotPermitted``.
    """
    case = find_case(code, staff, *related)
    if not part:
        permissions.require_whole(staff.by, case)
    log_access(staff, case, case)
    return case


def find_case(code: str, staff: StaffContext, *related: str) -> Case:
    """The case, where not it but something of it is looked at, which has a line of its own in the access log."""
    visible = Case.objects.visible_to(staff.by).select_related("centre", "owner", *related)
    case = visible.with_code(code).first()
    if case is None:
        raise NoSuchCase(code)
    return case


def log_access(staff: StaffContext, case: Case, about: Model) -> None:
    """Write down that ``about``, the case or something of it, was looked at."""
    access_log.note(verb=AccessVerb.VIEW, user=staff.user, centre_id=case.centre_id, about=about, at=staff.at)


def once(staff: StaffContext, key: str, *, request: str, answer: repeating.Answering) -> repeating.Answer:
    """(status, payload) of ``answer``, or of the time before when this person used this key for the same ``request``.

    Must run inside a transaction; a second request with the key waits for the first. Raises ``KeyRefused``.
    """
    digest = hashlib.sha256(request.encode()).digest()
    return repeating.once(staff.user, key, digest=digest, at=staff.at, answer=answer)
