"""Where the centre's rules would send a case."""

from __future__ import annotations

from datetime import datetime

from mediation import routing
from mediation.models import Case
from mediation.routing import NoAgency, Suggestion


def suggested(case: Case, *, at: datetime) -> Suggestion | None:
    """What a person may confirm; None where no rule names an agency, so that they decide themselves."""
    try:
        return routing.suggest(case, at=at)
    except NoAgency:
        return None
