"""Who may do what to a case: one table of actions, read by the buttons and by the acts themselves.

Closed unless opened: an action that the table does not name is permitted to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from mediation.access.relations import only_assists
from mediation.models import Actor, Case, Risk, actors
from mediation.states import CENTRE_OWNED, Action, Status
from windows import hours
from windows.models import AGENCY_ROLES, Role


class Act(StrEnum):
    """What may be done to a case besides the transitions."""

    READ = "read"
    CLASSIFY = "classify"
    RECORD_CONSENT = "record_consent"
    NAME_MEDIATOR = "name_mediator"
    ASK_ASSISTANCE = "ask_assistance"
    ANSWER_ASSISTANCE = "answer_assistance"
    SET_SESSION = "set_session"
    HOLD_SESSION = "hold_session"
    DRAFT_AGREEMENT = "draft_agreement"
    SIGN = "sign"
    SEAL = "seal"
    REPORT_PERFORMANCE = "report_performance"
    CONFIRM_PERFORMANCE = "confirm_performance"
    EXTEND_CLOCK = "extend_clock"
    CALL = "call"
    RATE = "rate"
    SET_RISK = "set_risk"
    NOTE = "note"
    REVEAL = "reveal"
    SETTLE = "settle"
    RECEIVE_MATERIAL = "receive_material"
    READ_MATERIAL = "read_material"
    READ_PAPER = "read_paper"
    SHARE_MATERIAL = "share_material"
    CHECK_IN = "check_in"
    MARK_SAFE_CONTACT = "mark_safe_contact"
    RELEASE_SAFE_CONTACT = "release_safe_contact"
    READ_CONFIDENCES = "read_confidences"


class NotPermitted(Exception):
    """This person may not do this to this case."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action

    def __str__(self) -> str:
        return _("You may not do this to this case.")


@dataclass(frozen=True)
class Rule:
    """``centre``: roles held for the case's centre, or there for the agency that owns or mediates the case.

    ``agency``: roles held in the agency that owns or mediates it. ``body``: roles held for the centre or the body that
    mediates, and seals. ``taken_in``: whoever took the case in. ``assisting``: roles in an agency with an open part.
    ``party``: the parties themselves. ``system``: the sweeps. ``registrar``: whoever registered the case, where the
    centre has nobody in one of the ``centre`` roles. ``guarded``: of a sensitive case only leaders may.
    """

    centre: frozenset[str] = frozenset()
    agency: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    taken_in: bool = False
    assisting: bool = False
    party: bool = False
    system: bool = False
    registrar: bool = False
    guarded: bool = False


def _rule(*centre: str, agency: frozenset[str] = frozenset(), **flags: bool) -> Rule:
    return Rule(frozenset(centre), agency, frozenset(), **flags)


DESK = (Role.CLERK, Role.GUIDE, Role.DISPATCHER)
HANDLERS = frozenset(AGENCY_ROLES)
LEADERS = actors.LEADERS
AT_ANY_WINDOW = (*DESK, *AGENCY_ROLES)

_HANDLING = _rule(agency=HANDLERS)
_DESK_OR_HANDLING = _rule(*DESK, agency=HANDLERS)

RULES: dict[str, Rule] = {
    Action.REGISTER: _rule(*AT_ANY_WINDOW),
    Action.REQUEST_SUPPLEMENT: _rule(*AT_ANY_WINDOW, registrar=True),
    Action.SUPPLEMENT: _rule(*AT_ANY_WINDOW, party=True),
    Action.LAPSE: _rule(system=True),
    Action.ROUTE: _rule(Role.DISPATCHER, registrar=True),
    Action.RECALL: _rule(Role.DISPATCHER, *LEADERS, registrar=True),
    Action.REROUTE: _rule(Role.DISPATCHER, *LEADERS, registrar=True),
    Action.ACKNOWLEDGE: _HANDLING,
    Action.OBJECT: _HANDLING,
    Action.ACCEPT: _HANDLING,
    Action.REFUSE: _DESK_OR_HANDLING,
    Action.REDIRECT: _DESK_OR_HANDLING,
    Action.OPEN: _HANDLING,
    Action.SUSPEND: _HANDLING,
    Action.RESUME: _HANDLING,
    Action.AGREE: _HANDLING,
    Action.TERMINATE: _rule(agency=HANDLERS, system=True),
    Action.RETURN_TO_ENTRUSTER: _HANDLING,
    Action.TRANSFER_OUT: _HANDLING,
    Action.CONCLUDE: _HANDLING,
    Action.MERGE: _rule(Role.DISPATCHER, *LEADERS),
    Action.WITHDRAW: _rule(*DESK, agency=HANDLERS, party=True),
    Action.PERFORM: _rule(*DESK, agency=HANDLERS, party=True),
    Action.DEFAULT: _rule(agency=HANDLERS, system=True),
    Action.SET_ASIDE: _rule(*LEADERS),
    Action.CALL_BACK: _rule(Role.CALLBACK_CLERK, *LEADERS, agency=HANDLERS, system=True),
    Action.CLOSE: _rule(Role.CALLBACK_CLERK, *LEADERS, guarded=True),
    Action.ARCHIVE: _rule(Role.ARCHIVIST),
    Action.REOPEN: _rule(*LEADERS),
    Act.CLASSIFY: _rule(*DESK, agency=HANDLERS, taken_in=True),
    Act.RECORD_CONSENT: _rule(*DESK, agency=HANDLERS, party=True),
    Act.NAME_MEDIATOR: _HANDLING,
    Act.ASK_ASSISTANCE: _HANDLING,
    Act.ANSWER_ASSISTANCE: Rule(assisting=True),
    Act.SET_SESSION: _HANDLING,
    Act.HOLD_SESSION: _HANDLING,
    Act.DRAFT_AGREEMENT: _HANDLING,
    Act.SIGN: _rule(agency=HANDLERS, party=True),
    Act.SEAL: Rule(body=frozenset({Role.SEAL_KEEPER})),
    Act.REPORT_PERFORMANCE: _rule(*DESK, Role.CALLBACK_CLERK, *LEADERS, agency=HANDLERS, party=True),
    Act.CONFIRM_PERFORMANCE: _rule(*DESK, Role.CALLBACK_CLERK, *LEADERS, agency=HANDLERS, party=True),
    Act.EXTEND_CLOCK: _rule(*LEADERS, agency=HANDLERS),
    Act.CALL: _rule(Role.CALLBACK_CLERK, *LEADERS),
    Act.RATE: _rule(Role.CALLBACK_CLERK, *LEADERS, party=True),
    Act.SET_RISK: _rule(*DESK, *LEADERS, agency=HANDLERS, taken_in=True),
    Act.NOTE: _rule(*DESK, *LEADERS, Role.CALLBACK_CLERK, agency=HANDLERS, taken_in=True),
    Act.SETTLE: _rule(*DESK, Role.CALLBACK_CLERK, *LEADERS),
    Act.REVEAL: _rule(*DESK, *LEADERS, Role.CALLBACK_CLERK, agency=HANDLERS, taken_in=True),
    Act.RECEIVE_MATERIAL: _rule(*DESK, agency=HANDLERS, party=True, taken_in=True),
    Act.READ_MATERIAL: _rule(*DESK, *LEADERS, Role.ARCHIVIST, agency=HANDLERS, party=True),
    Act.READ_PAPER: _rule(agency=HANDLERS, taken_in=True, system=True),
    Act.SHARE_MATERIAL: _rule(*LEADERS, agency=HANDLERS),
    Act.CHECK_IN: _rule(*DESK, agency=HANDLERS, taken_in=True),
    Act.MARK_SAFE_CONTACT: _rule(*DESK, *LEADERS, agency=HANDLERS, taken_in=True),
    Act.RELEASE_SAFE_CONTACT: _rule(*LEADERS, agency=HANDLERS, taken_in=True),
    Act.READ_CONFIDENCES: _rule(*LEADERS),
}


def may(actor: Actor, action: str, case: Case) -> bool:
    """Whether this person may do this to this case now. Costs a query only for assisting parts and small centres."""
    rule = RULES.get(action)
    if rule is None:
        return False
    if actor.is_system:
        return rule.system
    if actor.party_id:
        return rule.party and case.parties.filter(pk=actor.party_id).exists()
    return _staff_may(rule, actor, case)


def require(actor: Actor, action: str, case: Case) -> None:
    """Raise :class:`NotPermitted` unless :func:`may` says yes."""
    if not may(actor, action, case):
        raise NotPermitted(action)


def holds(actor: Actor, case: Case, *roles: str) -> bool:
    """Whether this person has one of these roles over this case: for its centre, or for its own agency or body.

    The windows of the agencies take in whatever is brought (一窗受理): their roles reach every case of the centre where
    a rule names them beside the desk's.
    """
    bodies = (None, case.owner_id, case.mediating_body_id)
    return any(
        d.role in roles and d.centre_id == case.centre_id and (d.role in AGENCY_ROLES or d.agency_id in bodies)
        for d in actor.duties
    )


def require_whole(actor: Actor, case: Case) -> None:
    """Raise :class:`NotPermitted` for somebody who only assists: what is shown is the whole file."""
    if only_assists(actor, case):
        raise NotPermitted(Act.READ)


def is_sensitive(case: Case) -> bool:
    """Only a leader closes it (``docs/law.md#closing-what-is-sensitive``): red risk, a safe contact, or supervised."""
    return case.risk == Risk.RED or case.has_safe_contact or case.is_supervised


def _staff_may(rule: Rule, actor: Actor, case: Case) -> bool:
    roles = rule.centre & set(LEADERS) if rule.guarded and is_sensitive(case) else rule.centre
    if holds(actor, case, *roles) or _seals(actor, case, rule.body):
        return True
    if rule.agency and _handles(actor, case, rule.agency):
        return True
    if rule.taken_in and case.first_contact_id == actor.user_id and case.centre_id in actor.centre_ids:
        return True
    if rule.registrar and case.first_contact_id == actor.user_id:
        return not _centre_has(rule.centre, case)
    serving = {d.agency_id for d in actor.duties if d.agency_id and d.role in HANDLERS}
    return rule.assisting and case.assignments.held_by(serving).exists()


def _handles(actor: Actor, case: Case, roles: frozenset[str]) -> bool:
    """Serves in the owning agency or the mediating body; until a case is routed nobody handles it yet."""
    if Status(case.status) in CENTRE_OWNED:
        return False
    bodies = {case.owner_id, case.mediating_body_id}
    return any(d.role in roles and d.agency_id in bodies for d in actor.duties)


def _seals(actor: Actor, case: Case, roles: frozenset[str]) -> bool:
    """The centre keeps the seals of its bodies; who keeps another body's seal does not keep this one."""
    bodies = (None, case.mediating_body_id)
    return any(d.role in roles and d.centre_id == case.centre_id and d.agency_id in bodies for d in actor.duties)


def _centre_has(roles: frozenset[str], case: Case) -> bool:
    serving = case.centre.memberships.current(hours.day_of(case.last_changed_at))
    return serving.filter(role__in=roles, agency=None).exists()
