"""What kind of dispute it is: the proposal kept beside the case, and the decision of a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation import journal, lifecycle
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.journal import Entry
from mediation.models import Actor, Case, Category, Classification, Party, Risk, Statement, Track
from mediation.models.taxonomy import CATEGORY_VERSION
from mediation.routing import subtypes
from mediation.routing.proposing import TRACKS, Proposal
from mediation.states import ENDED, Event, Status
from mediation.terms.endings import LABOUR_TRACKS

WAGES = "unpaid_wages"


def proposed(proposals: Sequence[Proposal]) -> Entry:
    """The line of the journal that says what was proposed."""
    return Entry(Event.CLASSIFY_PROPOSED, {"proposed": [proposal.category for proposal in proposals]})


def keep_proposals(case: Case, proposals: Sequence[Proposal], *, at: datetime) -> Classification:
    """Keep proposals beside the case, with the words that decided; the line of the journal is the caller's."""
    rows = [
        {"category": p.category, "subtype": p.subtype, "confidence": p.confidence, "words": p.words} for p in proposals
    ]
    return Classification.objects.create(case=case, proposed=rows, proposed_at=at)


@transaction.atomic
def classify(  # noqa: PLR0913 - what a person decides about the kind of a dispute, at once
    case: Case,
    *,
    category: str,
    subtype: str = "",
    track: str = "",
    wage_arrears: bool | None = None,
    migrant_worker_wages: bool = False,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Case:
    """Decide the kind of dispute. ``track``: the body of rules it is handled under; empty takes the usual one.

    ``wage_arrears``: None leaves it as registered. Wages are owed to migrant workers where they are owed and somebody
    of a rural household applies (保障农民工工资支付条例 Art. 2). Raises ``ValidationError`` by field.
    """
    _check(category, subtype, track)
    if Status(case.status) in ENDED:
        raise lifecycle.NotAllowed(Act.CLASSIFY, _("The case is closed; reopen it first."))
    track = track or _usual_track(case, category)
    owed = category == Category.LABOUR and _owes_wages(case, subtype, wage_arrears)
    changes: dict[str, Any] = {
        "category": category,
        "subtype": subtype,
        "category_version": CATEGORY_VERSION,
        "track": track,
        "wage_arrears": owed,
        "migrant_worker_wages": owed and (migrant_worker_wages or _is_by_migrant_workers(case)),
    }
    details = {"category": category, "subtype": subtype, "track": track}
    if case.employment:
        details["employment"] = case.employment
    line = Entry(Event.CLASSIFY_CONFIRMED, details)
    lifecycle.record(case, line, actor=by, at=at, permission=Act.CLASSIFY, changes=changes)
    _confirm(case, reason=reason, by=by, at=at)
    return case


@transaction.atomic
def set_risk(case: Case, *, level: str, reason: str, by: Actor, at: datetime) -> Case:
    """A person sets the level; every change says who and why."""
    if level not in Risk:
        raise ValidationError({"level": _("Please choose a level.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Please write why.")})
    permissions.require(by, Act.SET_RISK, case)
    lifecycle.require_open(case, Act.SET_RISK)
    why = journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by)
    line = Entry(Event.RISK_SET, {"level": level, "before": case.risk} | journal.mention(why))
    return lifecycle.record(case, line, actor=by, at=at, changes={"risk": level})


def _check(category: str, subtype: str, track: str) -> None:
    if category not in Category:
        raise ValidationError({"category": _("Please choose a category.")})
    if not subtypes.is_known(category, subtype):
        raise ValidationError({"subtype": _("This is no subtype of the category.")})
    if track and track not in Track:
        raise ValidationError({"track": _("Please choose under which rules it is handled.")})


def _usual_track(case: Case, category: str) -> str:
    """A court's appointment and a worker's written choice stay; otherwise special law goes before general law."""
    if case.track == Track.COURT_APPOINTED:
        return case.track
    if category == Category.LABOUR and case.track in LABOUR_TRACKS:
        return case.track
    return TRACKS.get(Category(category), Track.COMMITTEE)


def _owes_wages(case: Case, subtype: str, answer: bool | None) -> bool:
    if answer is None:
        return case.wage_arrears or subtype == WAGES
    return answer


def _is_by_migrant_workers(case: Case) -> bool:
    return case.parties.filter(role=Party.Role.APPLICANT, is_migrant_worker=True).exists()


def _confirm(case: Case, *, reason: str, by: Actor, at: datetime) -> None:
    """Confirm the proposal that waits, or write down a decision made without one."""
    waiting = Classification.objects.filter(case=case, confirmed_at=None).order_by("-proposed_at").first()
    row = waiting or Classification(case=case, proposed_at=at)
    row.category, row.subtype, row.track = case.category, case.subtype, case.track
    row.reason, row.confirmed_at, row.confirmed_by_id = reason, at, by.user_id
    row.save()
