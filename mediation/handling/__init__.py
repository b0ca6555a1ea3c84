"""一地办理: the case is worked in one house, from acceptance to performance."""

from mediation.handling.acceptance import accept, begin, name_mediator, record_first_contact
from mediation.handling.agreements import agree, record_confirmation, set_aside
from mediation.handling.assistance import answer_assistance, ask_assistance, open_tasks, record_visit
from mediation.handling.consents import record_consent
from mediation.handling.defaults import default
from mediation.handling.drafts import AgreementDraft, TermGiven, check_agreement, draft_agreement
from mediation.handling.endings import TerminationReason, conclude, return_to_entruster, terminate, transfer_out
from mediation.handling.extensions import CannotExtend, extend, extendable
from mediation.handling.open_terms import reported_terms, unperformed_terms
from mediation.handling.performances import confirm_performance, record_performance, report_performance
from mediation.handling.plans import SessionPlan
from mediation.handling.records import hold_session
from mediation.handling.rooms import RoomTaken
from mediation.handling.separate_talks import SeparateTalk
from mediation.handling.sessions import cancel_session, set_session
from mediation.handling.signing import missing, seal, sign
from mediation.handling.suspension import SuspensionReason, resume, suspend
from mediation.handling.validator import Finding

__all__ = [
    "AgreementDraft",
    "CannotExtend",
    "Finding",
    "RoomTaken",
    "SeparateTalk",
    "SessionPlan",
    "SuspensionReason",
    "TermGiven",
    "TerminationReason",
    "accept",
    "agree",
    "answer_assistance",
    "ask_assistance",
    "begin",
    "cancel_session",
    "check_agreement",
    "conclude",
    "confirm_performance",
    "default",
    "draft_agreement",
    "extend",
    "extendable",
    "hold_session",
    "missing",
    "name_mediator",
    "open_tasks",
    "record_confirmation",
    "record_consent",
    "record_first_contact",
    "record_performance",
    "record_visit",
    "report_performance",
    "reported_terms",
    "resume",
    "return_to_entruster",
    "seal",
    "set_aside",
    "set_session",
    "sign",
    "suspend",
    "terminate",
    "transfer_out",
    "unperformed_terms",
]
