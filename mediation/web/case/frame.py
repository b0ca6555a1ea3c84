"""What every page about one case has around it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from mediation.models import Case
from mediation.states import Status
from mediation.web.shell.entrance import StaffRequest
from mediation.web.shell.marks import RISK_MARKS, STAGE_MARKS


def frame(
    staff: StaffRequest, case: Case, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page about ``case``; its line on top says where it stands."""
    marks = {"stage": STAGE_MARKS[Status(case.status)], "risk": RISK_MARKS.get(case.risk, "")}
    return staff.show(template, {"case": case} | marks | context, status=status)
