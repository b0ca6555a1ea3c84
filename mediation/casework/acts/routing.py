"""Acts by which a case comes to its agency: kind, assignment, recall, acknowledgement, objection, parts; and risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import routing
from mediation.access.permissions import Act
from mediation.casework.acts.arguments import NoArguments, OccurrenceArguments, ReasonArguments
from mediation.casework.acts.case_act import case_act
from mediation.models import Actor, Assignment, Case
from mediation.states import OPEN, Action
from windows.models import Agency, Window


@dataclass(frozen=True)
class ClassificationArguments:
    """``track``: under which rules; empty: the usual ones. ``wage_arrears``: None: as it stands."""

    category: str
    subtype: str = ""
    track: str = ""
    wage_arrears: bool | None = None
    migrant_worker_wages: bool = False
    reason: str = ""


@dataclass(frozen=True)
class AssignmentArguments:
    """``rule``: the centre's rule that proposed it; ``reason``: needed where it goes elsewhere than proposed."""

    lead: Agency
    mediating_body: Agency | None = None
    window: Window | None = None
    assisting: Sequence[Agency] = ()
    rule: str = ""
    reason: str = ""


@dataclass(frozen=True)
class RiskArguments:
    level: str
    reason: str


def _no_part_is_open(case: Case, /, *, by: Actor, at: datetime) -> str:
    held = case.assignments.held_by(by.agency_ids).filter(role=Assignment.Role.ASSISTING, accepted_at=None)
    return "" if held.exists() else gettext("No part of this case is waiting for your agency.")


@case_act("classification", Act.CLASSIFY, _("Confirm the kind"), statuses=OPEN)
def classification(case: Case, arguments: ClassificationArguments, /, *, by: Actor, at: datetime) -> None:
    """Confirm what kind of dispute it is"""
    routing.classify(
        case,
        category=arguments.category,
        subtype=arguments.subtype,
        track=arguments.track,
        wage_arrears=arguments.wage_arrears,
        migrant_worker_wages=arguments.migrant_worker_wages,
        reason=arguments.reason,
        by=by,
        at=at,
    )


@case_act("assignment", Action.ROUTE, _("Assign"))
def assignment(case: Case, arguments: AssignmentArguments, /, *, by: Actor, at: datetime) -> None:
    """Assign the case to its lead agency"""
    routing.route(
        case,
        lead=arguments.lead,
        mediating_body=arguments.mediating_body,
        window=arguments.window,
        assisting=arguments.assisting,
        rule=arguments.rule,
        reason=arguments.reason,
        by=by,
        at=at,
    )


@case_act("reassignment", Action.REROUTE, _("Assign elsewhere"))
def reassignment(case: Case, arguments: AssignmentArguments, /, *, by: Actor, at: datetime) -> None:
    """Assign the case to another lead agency"""
    routing.reroute(
        case,
        lead=arguments.lead,
        mediating_body=arguments.mediating_body,
        window=arguments.window,
        assisting=arguments.assisting,
        rule=arguments.rule,
        reason=arguments.reason,
        by=by,
        at=at,
    )


@case_act("assignment", Action.RECALL, _("Take the assignment back"), undoes=True)
def recall(case: Case, arguments: ReasonArguments, /, *, by: Actor, at: datetime) -> None:
    """Recall an assignment that was not acknowledged yet"""
    routing.recall(case, reason=arguments.reason, by=by, at=at)


@case_act("acknowledgement", Action.ACKNOWLEDGE, _("Acknowledge"))
def acknowledgement(case: Case, arguments: OccurrenceArguments, /, *, by: Actor, at: datetime) -> None:
    """Acknowledge the assignment (签收)"""
    routing.acknowledge(case, occurred_at=arguments.occurred_at, by=by, at=at)


@case_act("objection", Action.OBJECT, _("Object to the assignment"))
def objection(case: Case, arguments: ReasonArguments, /, *, by: Actor, at: datetime) -> None:
    """Object to the assignment (退回异议)"""
    routing.raise_objection(case, reason=arguments.reason, by=by, at=at)


@case_act("part", Act.ANSWER_ASSISTANCE, _("Take our part"), statuses=OPEN, hindrance=_no_part_is_open)
def part(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Accept one's part as an assisting agency"""
    routing.accept_part(case, by=by, at=at)


@case_act("risk", Act.SET_RISK, _("Set the level of risk"), statuses=OPEN)
def risk(case: Case, arguments: RiskArguments, /, *, by: Actor, at: datetime) -> None:
    """Set the level of risk, with the reason"""
    routing.set_risk(case, level=arguments.level, reason=arguments.reason, by=by, at=at)


ACTS = (classification, assignment, acknowledgement, part, objection, recall, reassignment, risk)
