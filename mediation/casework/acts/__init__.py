"""Every act on a case, in the order in which they are offered: what does two acts at once comes first."""

from typing import Any

from mediation.casework.acts import (
    acceptance,
    agreement,
    application,
    arrivals,
    assistance,
    endings,
    followup,
    materials,
    performance,
    routing,
    safe_contact,
    sessions,
    site_visits,
)
from mediation.casework.acts.case_act import CaseAct

ACTS: tuple[CaseAct[Any], ...] = (
    *application.ACTS,
    *acceptance.ACTS,
    *routing.ACTS,
    *arrivals.ACTS,
    *sessions.ACTS,
    *assistance.ACTS,
    *site_visits.ACTS,
    sessions.cancellation,
    *agreement.ACTS,
    *performance.ACTS,
    *materials.ACTS,
    *safe_contact.ACTS,
    *endings.ACTS,
    *followup.ACTS,
)

__all__ = ["ACTS", "CaseAct"]
