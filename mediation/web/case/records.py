"""Rows that hang on a case, as its page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mediation import trips
from mediation.access.extents import Group
from mediation.access.visibility import VisibleCase
from mediation.documents import numbers
from mediation.models import Case
from mediation.web.case.latest_agreement import agreement_of
from mediation.web.shell import formatting


def records_of(visible: VisibleCase) -> dict[str, Any]:
    """Rows that hang on the case, each kind in the order it is read, as far as this person sees them."""
    case = visible.case
    papers = visible.papers().select_related("party__person", "retried_by").defer("content")
    notices = visible.notices().select_related("party__person", "user", "settled_by")
    held = case.assignments.select_related("agency", "window").order_by("began_at", "role")
    return {
        "custody": [part for part in held if part.role == part.Role.LEAD],
        "assisting": [part for part in held if part.role == part.Role.ASSISTING and part.ended_at is None],
        "tasks": visible.tasks().select_related("agency", "request", "answer"),
        "papers": list(papers.order_by("owed_at", "id")),
        "materials": visible.materials().listed(),
        "notices": list(notices.order_by("-due_at", "-id")),
        "references": visible.references(),
        "sessions": list(sessions_of(visible)),
        "agreement": agreement_of(case) if visible.sees(Group.AGREEMENTS) else None,
        "trips": trips.read(case) if visible.sees(Group.TRIPS) else None,
        "calls": visible.calls().select_related("party__person", "caller").order_by("called_at"),
        "ratings": visible.ratings().select_related("party__person").order_by("rated_at"),
    }


def archived(case: Case) -> dict[str, Any]:
    """Under which number the file lies in the archive, and how long; empty before."""
    if case.dossier_number is None or case.dossier_year is None:
        return {}
    parts = {"year": case.dossier_year, "number": case.dossier_number}
    return {
        "number": numbers.printed(case.centre, series=numbers.DOSSIER, **parts),
        "kept": formatting.kept(case.get_retention_display(), case.retention_years),
    }


def sessions_of(visible: VisibleCase) -> Iterable[Any]:
    return visible.sessions().select_related("room", "recorder").prefetch_related("participants__user")
