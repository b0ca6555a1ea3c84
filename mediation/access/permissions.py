"""Who may do what to a case: one table of actions, read by the buttons and by the acts themselves.

Closed unless opened: an action that the table does not name is permitted to nobody.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from mediation.access import duties
from mediation.access.relations import only_assists
from mediation.access.rules import AT_ANY_WINDOW, DESK, HANDLERS, LEADERS, Rule, rule
from mediation.models import Actor, Case, Risk
from mediation.states import Action
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


_HANDLING = rule(agency=HANDLERS)
_DESK_OR_HANDLING = rule(*DESK, agency=HANDLERS)

RULES: dict[str, Rule] = {
    Action.REGISTER: rule(*AT_ANY_WINDOW),
    Action.REQUEST_SUPPLEMENT: rule(*AT_ANY_WINDOW, registrar=True),
    Action.SUPPLEMENT: rule(*AT_ANY_WINDOW, party=True),
    Action.LAPSE: rule(system=True),
    Action.ROUTE: rule(Role.DISPATCHER, registrar=True),
    Action.RECALL: rule(Role.DISPATCHER, *LEADERS, registrar=True),
    Action.REROUTE: rule(Role.DISPATCHER, *LEADERS, registrar=True),
    Action.ACKNOWLEDGE: _HANDLING,
    Action.OBJECT: _HANDLING,
    Action.ACCEPT: _HANDLING,
    Action.REFUSE: _DESK_OR_HANDLING,
    Action.REDIRECT: _DESK_OR_HANDLING,
    Action.OPEN: _HANDLING,
    Action.SUSPEND: _HANDLING,
    Action.RESUME: _HANDLING,
    Action.AGREE: _HANDLING,
    Action.TERMINATE: rule(agency=HANDLERS, system=True),
    Action.RETURN_TO_ENTRUSTER: _HANDLING,
    Action.TRANSFER_OUT: _HANDLING,
    Action.CONCLUDE: _HANDLING,
    Action.MERGE: rule(Role.DISPATCHER, *LEADERS),
    Action.WITHDRAW: rule(*DESK, agency=HANDLERS, party=True),
    Action.PERFORM: rule(*DESK, agency=HANDLERS, party=True),
    Action.DEFAULT: rule(agency=HANDLERS, system=True),
    Action.SET_ASIDE: rule(*LEADERS),
    Action.CALL_BACK: rule(Role.CALLBACK_CLERK, *LEADERS, agency=HANDLERS, system=True),
    Action.CLOSE: rule(Role.CALLBACK_CLERK, *LEADERS, guarded=True),
    Action.ARCHIVE: rule(Role.ARCHIVIST),
    Action.REOPEN: rule(*LEADERS),
    Act.CLASSIFY: rule(*DESK, agency=HANDLERS, taken_in=True),
    Act.RECORD_CONSENT: rule(*DESK, agency=HANDLERS, party=True),
    Act.NAME_MEDIATOR: _HANDLING,
    Act.ASK_ASSISTANCE: _HANDLING,
    Act.ANSWER_ASSISTANCE: Rule(assisting=True),
    Act.SET_SESSION: _HANDLING,
    Act.HOLD_SESSION: _HANDLING,
    Act.DRAFT_AGREEMENT: _HANDLING,
    Act.SIGN: rule(agency=HANDLERS, party=True),
    Act.SEAL: Rule(body=frozenset({Role.SEAL_KEEPER})),
    Act.REPORT_PERFORMANCE: rule(*DESK, Role.CALLBACK_CLERK, *LEADERS, agency=HANDLERS, party=True),
    Act.CONFIRM_PERFORMANCE: rule(*DESK, Role.CALLBACK_CLERK, *LEADERS, agency=HANDLERS, party=True),
    Act.EXTEND_CLOCK: rule(*LEADERS, agency=HANDLERS),
    Act.CALL: rule(Role.CALLBACK_CLERK, *LEADERS),
    Act.RATE: rule(Role.CALLBACK_CLERK, *LEADERS, party=True),
    Act.SET_RISK: rule(*DESK, *LEADERS, agency=HANDLERS, taken_in=True),
    Act.NOTE: rule(*DESK, *LEADERS, Role.CALLBACK_CLERK, agency=HANDLERS, taken_in=True),
    Act.SETTLE: rule(*DESK, Role.CALLBACK_CLERK, *LEADERS),
    Act.REVEAL: rule(*DESK, *LEADERS, Role.CALLBACK_CLERK, agency=HANDLERS, taken_in=True),
    Act.RECEIVE_MATERIAL: rule(*DESK, agency=HANDLERS, party=True, taken_in=True),
    Act.READ_MATERIAL: rule(*DESK, *LEADERS, Role.ARCHIVIST, agency=HANDLERS, party=True),
    Act.READ_PAPER: rule(agency=HANDLERS, taken_in=True, system=True),
    Act.SHARE_MATERIAL: rule(*LEADERS, agency=HANDLERS),
    Act.CHECK_IN: rule(*DESK, agency=HANDLERS, taken_in=True),
    Act.MARK_SAFE_CONTACT: rule(*DESK, *LEADERS, agency=HANDLERS, taken_in=True),
    Act.RELEASE_SAFE_CONTACT: rule(*LEADERS, agency=HANDLERS, taken_in=True),
    Act.READ_CONFIDENCES: rule(*LEADERS),
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


def require_whole(actor: Actor, case: Case) -> None:
    """Raise :class:`NotPermitted` for somebody who only assists: what is shown is the whole file."""
    if only_assists(actor, case):
        raise NotPermitted(Act.READ)


def is_sensitive(case: Case) -> bool:
    """Only a leader closes it (``docs/law.md#closing-what-is-sensitive``): red risk, a safe contact, or supervised."""
    return case.risk == Risk.RED or case.has_safe_contact or case.is_supervised


def _staff_may(rule: Rule, actor: Actor, case: Case) -> bool:
    roles = rule.centre & set(LEADERS) if rule.guarded and is_sensitive(case) else rule.centre
    if duties.holds(actor, case, *roles) or duties.seals(actor, case, rule.body):
        return True
    if rule.agency and duties.handles(actor, case, rule.agency):
        return True
    if rule.taken_in and case.first_contact_id == actor.user_id and case.centre_id in actor.centre_ids:
        return True
    if rule.registrar and case.first_contact_id == actor.user_id:
        return not duties.centre_has(rule.centre, case)
    serving = {d.agency_id for d in actor.duties if d.agency_id and d.role in HANDLERS}
    return rule.assisting and case.assignments.held_by(serving).exists()
