"""The papers: for each kind what it needs to be told. How it looks stands in templates/mediation/papers/<kind>.typ.

Types and order: 人民调解文书格式 (Ministry of Justice, 司发通〔2010〕239号), with the local and labour papers that a
centre adds. A field without a default must be filled; one with a default may stay empty and is then a blank to be
written by hand. Papers are Chinese whatever the language of the page: they go to courts.
"""

from mediation.documents.forms.agreements import Agreement, OralAgreementRegister
from mediation.documents.forms.closing import CallbackRecord, ClosingReport
from mediation.documents.forms.dossier import BackCover, Cover, FileNote, Index, IndexEntry, entries
from mediation.documents.forms.investigation import Answer, InvestigationRecord
from mediation.documents.forms.letters import Letter
from mediation.documents.forms.opening import AcceptanceNotice, AcceptanceRegister, Application
from mediation.documents.forms.paper import Incomplete, Paper
from mediation.documents.forms.parties import Individual, Organisation, Party, Signatory
from mediation.documents.forms.performing import PaymentOrderApplication, PerformanceProof
from mediation.documents.forms.records import MediationRecord, Statement
from mediation.documents.forms.refusals import RefusalNotice, Route, RouteTold, TerminationNotice
from mediation.documents.forms.rights import RightsNotice, RouteChoiceNotice, RouteOffer, ServiceAddressConfirmation
from mediation.documents.forms.terms import AgreedAct, Item, Payment

ALL: tuple[type[Paper], ...] = (
    AcceptanceNotice,
    AcceptanceRegister,
    Agreement,
    Application,
    BackCover,
    CallbackRecord,
    ClosingReport,
    Cover,
    FileNote,
    Index,
    InvestigationRecord,
    Letter,
    MediationRecord,
    OralAgreementRegister,
    PaymentOrderApplication,
    PerformanceProof,
    RefusalNotice,
    RightsNotice,
    RouteChoiceNotice,
    ServiceAddressConfirmation,
    TerminationNotice,
)

__all__ = [
    "ALL",
    "AcceptanceNotice",
    "AcceptanceRegister",
    "AgreedAct",
    "Agreement",
    "Answer",
    "Application",
    "BackCover",
    "CallbackRecord",
    "ClosingReport",
    "Cover",
    "FileNote",
    "Incomplete",
    "Index",
    "IndexEntry",
    "Individual",
    "InvestigationRecord",
    "Item",
    "Letter",
    "MediationRecord",
    "OralAgreementRegister",
    "Organisation",
    "Paper",
    "Party",
    "Payment",
    "PaymentOrderApplication",
    "PerformanceProof",
    "RefusalNotice",
    "RightsNotice",
    "Route",
    "RouteChoiceNotice",
    "RouteOffer",
    "RouteTold",
    "ServiceAddressConfirmation",
    "Signatory",
    "Statement",
    "TerminationNotice",
    "entries",
]
