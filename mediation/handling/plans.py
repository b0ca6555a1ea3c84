"""When and where a session is to be held, with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from mediation.models import MediationSession
from windows.models import Room


@dataclass(frozen=True)
class SessionPlan:
    """A session to come. ``recorder``: who writes, never the mediator.

    ``participants``: others who take part, officers and experts, and only with the parties' consent
    (人民调解法 Art. 20); ``participants_agreed`` says that they gave it.
    """

    starts_at: datetime
    ends_at: datetime
    form: str = MediationSession.Form.JOINT
    room: Room | None = None
    participants: Sequence[User] = ()
    recorder: User | None = None
    participants_agreed: bool = False
    is_public: bool = False
