"""What bureaus hand over, which rules read it, and the leads that come of it. The records themselves are not here."""

from mediation.models.discovery.doubtful_pairs import DoubtfulPair
from mediation.models.discovery.imports import PoolImport
from mediation.models.discovery.lead_contacts import LeadContact
from mediation.models.discovery.lead_events import LeadEvent, LeadLink
from mediation.models.discovery.lead_plans import LeadReview, PlanStep
from mediation.models.discovery.lead_states import LEAD_ENDS, LEAD_TRANSITIONS, LeadAction, LeadStatus
from mediation.models.discovery.leads import Lead
from mediation.models.discovery.neighbourhoods import Neighbourhood
from mediation.models.discovery.objections import Objection
from mediation.models.discovery.rules import DiscoveryRule, DiscoveryRun, Help, RuleVersion, SubjectKind
from mediation.models.discovery.sources import ColumnKind, RecordSource

__all__ = [
    "LEAD_ENDS",
    "LEAD_TRANSITIONS",
    "ColumnKind",
    "DiscoveryRule",
    "DiscoveryRun",
    "DoubtfulPair",
    "Help",
    "Lead",
    "LeadAction",
    "LeadContact",
    "LeadEvent",
    "LeadLink",
    "LeadReview",
    "LeadStatus",
    "Neighbourhood",
    "Objection",
    "PlanStep",
    "PoolImport",
    "RecordSource",
    "RuleVersion",
    "SubjectKind",
]
