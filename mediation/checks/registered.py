"""The tables that are keyed by an enumeration: those that must have a row for every member, and those that need not.

A table that stands in neither list fails ``tests/mediation/checks/test_tables.py``, which names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from accounts.models import DocumentKind, Sex
from mediation.access.extents import Group
from mediation.access.permissions import Act
from mediation.access.relations import Relation
from mediation.documents.remedies import Remedy
from mediation.handling import TerminationReason
from mediation.inspection.verdicts import Why
from mediation.lengths import Unit
from mediation.models import (
    Agreement,
    Category,
    Deadline,
    ExternalReference,
    Grade,
    MediationSession,
    Notice,
    Party,
    Performance,
    Representation,
    Risk,
    Source,
)
from mediation.models.callbacks import Callback
from mediation.models.paper_kinds import PaperKind
from mediation.routing.screening import Alarm
from mediation.states import Action, Event, Outcome, RefusalReason, Status
from mediation.terms import Consequence
from windows.models import Lane, Retention, Role


@dataclass(frozen=True)
class KeyedTable:
    """``where``: the module and the name. ``of``: a row for each member of these, but for those of ``without``.

    ``without`` says of each of them why it has no row.
    """

    where: str
    of: tuple[type[Enum], ...]
    without: Mapping[Any, str] = field(default_factory=dict)


_PAPER_WORDS = "mediation.delivery.papers.words"

WHOLE: tuple[KeyedTable, ...] = (
    KeyedTable("mediation.states.actions.DONE", (Action,)),
    KeyedTable("mediation.lengths.COUNTED", (Unit,)),
    KeyedTable("mediation.access.extents.EXTENTS", (Relation,)),
    KeyedTable("mediation.access.extents.EVERYTHING", (Group,)),
    KeyedTable("windows.visits.LETTERS", (Lane,)),
    KeyedTable("mediation.states.statuses.STAGES", (Status,)),
    KeyedTable("mediation.journal.kinds.LINES", (Action, Event)),
    KeyedTable(
        "mediation.access.permissions.RULES", (Action, Act), {Act.READ: "who sees a case: Case.objects.visible_to"}
    ),
    KeyedTable("mediation.lifecycle.stamps.STAMPS", (Action,)),
    KeyedTable("mediation.casework.next_steps.sentence.BY_STATUS", (Status,)),
    KeyedTable("mediation.casework.what_now.WHAT_NOW", (Status,)),
    KeyedTable("mediation.casework.clocks_seen.FIRST", (Deadline.State,)),
    KeyedTable("mediation.web.case.journal.words.PARTICULARS", (Action, Event)),
    KeyedTable("mediation.web.shell.marks.STAGE_MARKS", (Status,)),
    KeyedTable("mediation.web.shell.marks.RISK_MARKS", (Risk,), {Risk.ORDINARY: "bears no mark"}),
    KeyedTable("mediation.web.owed.words.PRESSED", (Notice.Way,)),
    KeyedTable(
        "mediation.web.case.agreement.WANTED",
        (Agreement.State,),
        {
            Agreement.State.DRAFT: "whoever drafts it decides when it is read back",
            Agreement.State.SUPERSEDED: "another version took its place",
            Agreement.State.SET_ASIDE: "nothing follows from it",
        },
    ),
    KeyedTable(
        "mediation.delivery.clocks.MOVES",
        (Consequence,),
        {
            Consequence.ESCALATE: "told to leaders, many at once: clocks.pass_due",
            Consequence.EXPIRE: "a right that ends changes nothing here",
        },
    ),
    KeyedTable("mediation.delivery.papers.gatherers.GATHERERS", (PaperKind,)),
    KeyedTable("mediation.delivery.papers.binding.TITLES", (PaperKind,)),
    KeyedTable(f"{_PAPER_WORDS}.ROLES", (Party.Role,)),
    KeyedTable(f"{_PAPER_WORDS}.RETENTION", (Retention,)),
    KeyedTable(f"{_PAPER_WORDS}.SEXES", (Sex,)),
    KeyedTable(
        f"{_PAPER_WORDS}.AGENTS",
        (Representation.Kind,),
        {Representation.Kind.CONTACT_PERSON: "listens and acts for nobody, so is on no paper"},
    ),
    KeyedTable(
        f"{_PAPER_WORDS}.AUTHORITIES", (Representation.Authority,), {Representation.Authority.NONE: "is not written"}
    ),
    KeyedTable(f"{_PAPER_WORDS}.SOURCES", (Source,)),
    KeyedTable(f"{_PAPER_WORDS}.REFERENCES", (ExternalReference.Kind,)),
    KeyedTable(f"{_PAPER_WORDS}.CATEGORIES", (Category,), {Category.OTHER: "a paper says just 纠纷"}),
    KeyedTable(f"{_PAPER_WORDS}.MANNERS", (MediationSession.Form,)),
    KeyedTable(f"{_PAPER_WORDS}.PROOFS", (Performance.Proof,)),
    KeyedTable(f"{_PAPER_WORDS}.OUTCOMES", (Outcome,)),
    KeyedTable(f"{_PAPER_WORDS}.GRADES", (Grade,)),
    KeyedTable(f"{_PAPER_WORDS}.REACHED", (Callback.Result,)),
    KeyedTable(f"{_PAPER_WORDS}.TERMINATIONS", (TerminationReason,)),
    KeyedTable("mediation.delivery.papers.legal.REFUSALS", (RefusalReason,)),
    KeyedTable("mediation.delivery.papers.legal.ROUTES", (Remedy,)),
    KeyedTable("mediation.models.refusals.SENTENCES", (Why,)),
    KeyedTable("mediation.routing.screening.WORDS", (Alarm,), {Alarm.MANY_PEOPLE: "people are counted, not read of"}),
    KeyedTable("mediation.routing.typed.TYPED", (Category,)),
    KeyedTable("mediation.routing.subtypes.BY_CATEGORY", (Category,)),
    KeyedTable("accounts.documents.READERS", (DocumentKind,)),
)

#: Of a member without a row the code that reads the table says what holds; why that is right for a new one too.
PARTIAL: Mapping[str, str] = {
    "mediation.access.extents.OF_A_PART": "closed unless opened: what is not named nobody sees who only assists",
    "mediation.access.extents.OF_A_PARTY": "closed unless opened: what is not named no party sees here",
    "mediation.discovery.values.PLAIN": "kinds that are read as they stand; the others become pseudonyms",
    "mediation.discovery.columns.STORED": "a kind that is not named leaves nothing in the pool under its own name",
    "mediation.web.account.rights_form.NEEDED": "what these changes of rights need besides; the others need no more",
    "mediation.checks.registered.WITHOUT_A_RULE": "a new role has a rule, or the check of rules names it",
    "mediation.deadlines.changes.CHANGES": "a clock goes on whatever else happens: its ends stand in its term",
    "mediation.delivery.composing.LOOKED_UP": "only private messages: the check of messages asks for their rows",
    "mediation.delivery.papers.opening.PATHS": "the two ways that a worker chooses from",
    "mediation.documents.remedies.AFTER_TERMINATION": "special law; otherwise the ways of 人民调解法 Art. 26",
    "mediation.documents.remedies.OF_CATEGORY": "special law; otherwise the ways of 人民调解法 Art. 26",
    "mediation.handling.endings.BEFORE_SESSIONS": "the reasons that need no session; the others end after one",
    "mediation.lifecycle.hindrances.HINDRANCES": "what must be so beyond the table of transitions; otherwise nothing",
    "mediation.routing.proposing.TRACKS": "special law; otherwise the people's mediation committee",
    "mediation.routing.typed.ALSO_TYPED": "a second word by which people find a category",
    "mediation.routing.typed.HINTS": "what to watch for; most categories need no hint",
    "mediation.web.intake.people.MEANS": "otherwise in writing: it came on paper",
}

#: Roles that do nothing to a case, and what they do.
WITHOUT_A_RULE: Mapping[Role, str] = {
    Role.DUTY_LEADER: "reads the whole centre and is told of passed clocks and broken files",
    Role.AUDITOR: "reads the whole centre, and changes nothing",
    Role.ROTA_KEEPER: "has no page here: Django's admin and its own rights",
    Role.SYSTEM_ADMIN: "edits reference tables in Django's admin, by its own rights",
    Role.DATA_OFFICER: "keeps sources and rules of discovery, and sees no case",
    Role.COMMUNITY_WORKER: "visits whom a lead of discovery names, and sees no case",
    Role.SECURITY_ADMIN: "edits accounts in Django's admin, by its own rights",
}
