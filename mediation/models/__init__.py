"""The rows of mediation. Fields, constraints and filters live here; what may be done with them lives above."""

from mediation.models.actors import SYSTEM, Actor, Duty
from mediation.models.agreement_terms import AgreementTerm, Performance
from mediation.models.agreements import Agreement, Signature
from mediation.models.applying import OnlineDraft, PhoneProof
from mediation.models.callbacks import Callback
from mediation.models.case_links import CaseLink, ExternalReference
from mediation.models.case_words import CaseGrams
from mediation.models.cases import Case
from mediation.models.clocks import Deadline
from mediation.models.consents import Consent
from mediation.models.discovery import (
    DiscoveryRule,
    DiscoveryRun,
    DoubtfulPair,
    Lead,
    LeadAction,
    LeadContact,
    LeadEvent,
    LeadLink,
    LeadReview,
    LeadStatus,
    Neighbourhood,
    Objection,
    PlanStep,
    PoolImport,
    RecordSource,
    RuleVersion,
)
from mediation.models.forms import Draft, IdempotencyRecord
from mediation.models.journal import CaseEvent, Seal
from mediation.models.ledger import RowDigest, RowSeal
from mediation.models.look_ups import LookUpAlarm
from mediation.models.materials import Material
from mediation.models.matters import Matter, Statement
from mediation.models.messages import Notice
from mediation.models.numbers import NumberCounter
from mediation.models.owners import Assignment, AssistTask
from mediation.models.papers import Paper
from mediation.models.parties import Party
from mediation.models.public_access import DoorAttempt, PhoneChallenge, ReceiptCode
from mediation.models.ratings import Grade, Rating, SurveyLink
from mediation.models.representations import Representation
from mediation.models.routes import Classification, RoutingRule
from mediation.models.sending import SendingDatabase
from mediation.models.sessions import MediationSession, Participant
from mediation.models.taxonomy import (
    Category,
    Channel,
    ConsentState,
    Employment,
    MatterKind,
    Risk,
    Source,
    Track,
)
from mediation.models.trips import CaseVisit

__all__ = [
    "SYSTEM",
    "Actor",
    "Agreement",
    "AgreementTerm",
    "Assignment",
    "AssistTask",
    "Callback",
    "Case",
    "CaseEvent",
    "CaseGrams",
    "CaseLink",
    "CaseVisit",
    "Category",
    "Channel",
    "Classification",
    "Consent",
    "ConsentState",
    "Deadline",
    "DiscoveryRule",
    "DiscoveryRun",
    "DoorAttempt",
    "DoubtfulPair",
    "Draft",
    "Duty",
    "Employment",
    "ExternalReference",
    "Grade",
    "IdempotencyRecord",
    "Lead",
    "LeadAction",
    "LeadContact",
    "LeadEvent",
    "LeadLink",
    "LeadReview",
    "LeadStatus",
    "LookUpAlarm",
    "Material",
    "Matter",
    "MatterKind",
    "MediationSession",
    "Neighbourhood",
    "Notice",
    "NumberCounter",
    "Objection",
    "OnlineDraft",
    "Paper",
    "Participant",
    "Party",
    "Performance",
    "PhoneChallenge",
    "PhoneProof",
    "PlanStep",
    "PoolImport",
    "Rating",
    "ReceiptCode",
    "RecordSource",
    "Representation",
    "Risk",
    "RoutingRule",
    "RowDigest",
    "RowSeal",
    "RuleVersion",
    "Seal",
    "SendingDatabase",
    "Signature",
    "Source",
    "Statement",
    "SurveyLink",
    "Track",
]
