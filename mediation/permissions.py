"""Who may do what to a case: one table of actions, read by the buttons and by the acts themselves.

Closed unless opened: an action that the table does not name is permitted to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from mediation.models import Actor, Case, Risk
from mediation.states import CENTRE_OWNED, Action, Status
from windows import hours
from windows.models import Role


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
    CHECK_IN = "check_in"


class NotPermitted(Exception):
    """This person may not do this to this case."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action

    def __str__(self) -> str:
        return _("You may not do this to this case.")


@dataclass(frozen=True)
class Rule:
    """``centre``: roles held at the case's centre. ``agency``: roles held in the agency that owns or mediates it.

    ``assisting``: roles in an agency with an open part. ``party``: the parties themselves. ``system``: the sweeps.
    ``registrar``: whoever registered the case, where the centre has nobody in one of the ``centre`` roles.
    ``guarded``: of a sensitive case only leaders may.
    """

    centre: frozenset[str] = frozenset()
    agency: frozenset[str] = frozenset()
    assisting: bool = False
    party: bool = False
    system: bool = False
    registrar: bool = False
    guarded: bool = False


def _rule(*centre: str, agency: frozenset[str] = frozenset(), **flags: bool) -> Rule:
    return Rule(frozenset(centre), agency, **flags)


DESK = (Role.CLERK, Role.GUIDE, Role.DISPATCHER)
HANDLERS = frozenset({Role.MEDIATOR, Role.WINDOW_OFFICER, Role.COORDINATOR})
LEADERS = (Role.SUPERVISOR, Role.DIRECTOR)
AT_ANY_WINDOW = (*DESK, Role.WINDOW_OFFICER, Role.MEDIATOR, Role.COORDINATOR)

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
    Act.CLASSIFY: _rule(*AT_ANY_WINDOW),
    Act.RECORD_CONSENT: _rule(*DESK, agency=HANDLERS, party=True),
    Act.NAME_MEDIATOR: _HANDLING,
    Act.ASK_ASSISTANCE: _HANDLING,
    Act.ANSWER_ASSISTANCE: Rule(assisting=True),
    Act.SET_SESSION: _HANDLING,
    Act.HOLD_SESSION: _HANDLING,
    Act.DRAFT_AGREEMENT: _HANDLING,
    Act.SIGN: _rule(agency=HANDLERS, party=True),
    Act.SEAL: _rule(Role.SEAL_KEEPER),
    Act.REPORT_PERFORMANCE: _rule(*DESK, agency=HANDLERS, party=True),
    Act.CONFIRM_PERFORMANCE: _rule(*DESK, agency=HANDLERS, party=True),
    Act.EXTEND_CLOCK: _rule(*LEADERS, agency=HANDLERS),
    Act.CALL: _rule(Role.CALLBACK_CLERK, *LEADERS),
    Act.RATE: _rule(Role.CALLBACK_CLERK, *LEADERS, party=True),
    Act.SET_RISK: _rule(*AT_ANY_WINDOW, *LEADERS),
    Act.NOTE: _rule(*AT_ANY_WINDOW, *LEADERS, Role.CALLBACK_CLERK),
    Act.REVEAL: _rule(*AT_ANY_WINDOW, *LEADERS, Role.CALLBACK_CLERK),
    Act.CHECK_IN: _rule(*AT_ANY_WINDOW),
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


def is_sensitive(case: Case) -> bool:
    """Only a leader closes it: red risk, a safe-contact label, or under supervision (``domain.md`` §12 no. 12)."""
    return case.risk == Risk.RED or case.has_safe_contact or case.is_supervised


def _staff_may(rule: Rule, actor: Actor, case: Case) -> bool:
    roles = rule.centre & set(LEADERS) if rule.guarded and is_sensitive(case) else rule.centre
    if actor.holds(*roles, centre_id=case.centre_id):
        return True
    if rule.agency and _handles(actor, case, rule.agency):
        return True
    if rule.registrar and case.first_contact_id == actor.user_id:
        return not _centre_has(rule.centre, case)
    return rule.assisting and case.assignments.held_by(actor.agency_ids).exists()


def _handles(actor: Actor, case: Case, roles: frozenset[str]) -> bool:
    """Serves in the owning agency or the mediating body; until a case is routed nobody handles it yet."""
    if Status(case.status) in CENTRE_OWNED:
        return False
    bodies = {case.owner_id, case.mediating_body_id}
    return any(d.role in roles and d.agency_id in bodies for d in actor.duties)


def _centre_has(roles: frozenset[str], case: Case) -> bool:
    return case.centre.memberships.current(hours.day_of(case.last_changed_at)).filter(role__in=roles).exists()
