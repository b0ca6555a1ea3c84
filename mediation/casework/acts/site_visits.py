"""The act of labour inspection: a visit."""

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
from mediation.models import Actor, Case, Track
from mediation.states import Status


@dataclass(frozen=True)
class SiteVisitArguments:
    """``officers``: two at least (劳动保障监察条例 Art. 16). ``occurred_at``: None: now."""

    officers: Sequence[User]
    findings: str
    occurred_at: datetime | None = None


def _not_an_inspection(case: Case, /, *, by: Actor, at: datetime) -> str:
    is_one = case.track == Track.LABOUR_INSPECTION
    return "" if is_one else gettext("Only labour inspection visits a site.")


@case_act(
    "site-visits", Act.HOLD_SESSION, _("Record a visit"), statuses=[Status.ACCEPTED], hindrance=_not_an_inspection
)
def site_visit(case: Case, arguments: SiteVisitArguments, /, *, by: Actor, at: datetime) -> None:
    """Record a visit of labour inspection"""
    handling.record_visit(
        case,
        officers=arguments.officers,
        findings=arguments.findings,
        occurred_at=arguments.occurred_at or at,
        by=by,
        at=at,
    )


ACTS = (site_visit,)
