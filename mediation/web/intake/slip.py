"""What stands on a slip: whose receipt code it is, what happens next, and a square code without secrets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import segno
from django.utils.safestring import SafeString, mark_safe

from mediation.models import Case, Deadline, MediationSession, Party
from windows.models import Window


@dataclass(frozen=True)
class Slip:
    party: Party
    receipt: str

    @property
    def whose(self) -> str:
        """For the screen alone: nothing on the paper's outer half says whose it is."""
        return self.party.person.masked_name


def square_code(address: str) -> SafeString:
    """A QR code as SVG, in the size its style gives it."""
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(drawn.svg_inline(omitsize=True, border=2, svgclass=None, lineclass=None))  # noqa: S308 - of segno's making


@dataclass(frozen=True)
class Ahead:
    """What happens next, with its dates; nothing says what it is about."""

    appointment_at: datetime | None
    answer_by: datetime | None
    window: Window | None

    @classmethod
    def of(cls, case: Case, *, at: datetime) -> Ahead:
        coming = case.sessions.filter(state=MediationSession.State.SET, during__startswith__gt=at).order_by("during")
        session = coming.first()
        promised = case.deadlines.filter(term="P-1", state=Deadline.State.RUNNING).first()
        return cls(session.during.lower if session else None, promised.due_at if promised else None, case.window)
