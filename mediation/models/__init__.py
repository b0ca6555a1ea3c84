"""The rows of mediation. Fields, constraints and filters live here; what may be done with them lives above."""

from mediation.models.actors import SYSTEM, Actor, Duty
from mediation.models.applying import OnlineDraft, PhoneProof
from mediation.models.cases import Case, CaseGrams, CaseLink, ExternalReference
from mediation.models.clocks import Deadline
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
from mediation.models.followup import Callback, Grade, Rating, SurveyLink
from mediation.models.forms import Draft, IdempotencyRecord
from mediation.models.handling import (
    Agreement,
    AgreementTerm,
    MediationSession,
    Participant,
    Performance,
    Signature,
)
from mediation.models.journal import CaseEvent, Seal
from mediation.models.ledger import RowDigest, RowSeal
from mediation.models.look_ups import LookUpAlarm
from mediation.models.materials import Material
from mediation.models.matters import Matter, Statement
from mediation.models.messages import Notice
from mediation.models.owners import Assignment, AssistTask
from mediation.models.papers import NumberCounter, Paper
from mediation.models.parties import Consent, Party, Representation
from mediation.models.public_access import DoorAttempt, PhoneChallenge, ReceiptCode
from mediation.models.routes import Classification, RoutingRule
from mediation.models.sending import SendingDatabase
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
