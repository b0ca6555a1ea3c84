"""The follow-up begins, and the case is closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import documents, lifecycle, notices
from mediation.access import duties, permissions, rules
from mediation.followup import surveys
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case
from mediation.notices import Kind
from mediation.states import Action


@transaction.atomic
def begin(case: Case, *, by: Actor, at: datetime) -> Case:
    """Begin the follow-up: whoever applied, and whoever took part, gets a link of their own to rate the service."""
    lifecycle.move(case, Action.CALL_BACK, actor=by, at=at)
    surveys.issue(case, case.parties.taking_part().select_related("person"), at=at)
    return case


@transaction.atomic
def close(case: Case, *, by: Actor, at: datetime) -> Case:
    """Close: both sides were called back. A sensitive case is closed by a leader."""
    if permissions.is_sensitive(case) and not duties.holds(by, case, *rules.LEADERS):
        sentence = _("A supervisor or the director closes this case: it is urgent, protected or under supervision.")
        raise NotAllowed(Action.CLOSE, sentence)
    lifecycle.move(case, Action.CLOSE, actor=by, at=at)
    surveys.expire(case, closed_at=at)
    documents.owe(case, "closing_report", at=at, number=case.segment)
    parties = case.parties.taking_part().select_related("person")
    notices.owe(case, Kind.CLOSED, to=parties, due_at=at, occasion=f"segment-{case.segment}")
    return case
