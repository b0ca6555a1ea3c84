"""Every act on a case as a page, in the order in which they are offered."""

from typing import Any

from mediation.web.case.act_pages import ActPage
from mediation.web.case.acts import (
    acceptance,
    agreement,
    application,
    arrivals,
    endings,
    followup,
    materials,
    performance,
    routing,
    sessions,
)

PAGES: tuple[ActPage[Any], ...] = (
    *application.PAGES,
    *acceptance.PAGES,
    *routing.PAGES,
    *arrivals.PAGES,
    *sessions.PAGES,
    *agreement.PAGES,
    *performance.PAGES,
    *materials.PAGES,
    *endings.PAGES,
    *followup.PAGES,
)
BY_ADDRESS = {page.address: page for page in PAGES}

__all__ = ["BY_ADDRESS", "PAGES"]
