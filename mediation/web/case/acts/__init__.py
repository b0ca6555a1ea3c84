"""Every act on a case as a page, in the order in which they are offered: what does two acts at once comes first."""

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

PAGES = (
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
BY_NOUN = {page.noun: page for page in PAGES}

__all__ = ["BY_NOUN", "PAGES"]
