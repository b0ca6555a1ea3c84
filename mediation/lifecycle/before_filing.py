"""What must come before a case is closed, archived or opened again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mediation import terms
from mediation.models import Case, Deadline, Material
from windows.models import RetentionPeriod


def callback_running(case: Case) -> str:
    calls = case.deadlines.filter(term__in=terms.callbacks(), state=Deadline.State.RUNNING)
    if calls.exists():
        return _("Call both sides back first.")
    return ""


def _no_retention(case: Case) -> str:
    if RetentionPeriod.objects.filter(centre=case.centre_id).exists():
        return ""
    return _("This centre has not laid down how long its files are kept. An administrator enters its periods first.")


def cannot_be_archived(case: Case) -> str:
    if case.materials.filter(state=Material.State.CHECKING, broken_at=None).exists():
        return _("A file that was handed in is still being checked. Archive the case afterwards.")
    return _no_retention(case)


def never_registered(case: Case) -> str:
    return "" if case.registered_at else _("This was never registered: take it as a new application.")
