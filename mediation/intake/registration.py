"""Registering an application: matter, case, parties, papers, messages and the first clocks, in one transaction.

Nothing leaves the machine here. Nobody is turned away for what is missing (信访工作条例 Arts 22-23, 44). The time is
kept for ever: a request to a mediation committee interrupts limitation (最高人民法院诉讼时效规定 Art. 12).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Value

from accounts.fields.grams import Bigrams
from mediation import assignments, codes, documents, journal, lifecycle, notices, trips
from mediation.documents import numbers
from mediation.intake import receipts
from mediation.intake.application import Application
from mediation.intake.checking import check
from mediation.intake.parties import Gathered, gather
from mediation.journal import Entry
from mediation.models import (
    Actor,
    Case,
    CaseGrams,
    Channel,
    ExternalReference,
    Matter,
    MatterKind,
    Paper,
    Party,
    Statement,
    Track,
)
from mediation.states import Action, Event
from windows import hours
from windows.models import Centre


@dataclass(frozen=True)
class Registered:
    """The new case, and the codes to print on the slips: by party, never to be had again."""

    case: Case
    receipt_codes: dict[UUID, str]


def register(
    centre: Centre, application: Application, *, by: Actor, at: datetime, after: Iterable[Entry] = ()
) -> Registered:
    """Register what somebody brings to a window; whoever registers it has the first contact duty (首问责任).

    ``after``: further lines of the journal in the same transaction. Raises ``ValidationError`` by field,
    ``permissions.NotPermitted``.
    """
    check(application, at=at)
    with transaction.atomic():
        case, gathered, received = _create(centre, application, by=by, at=at)
        slips = _owe(case, application, gathered, at=at)
        _record_visit(application, gathered, by=by, at=at)
        happened = None if application.is_entrusted else application.occurred_at
        details = _register_details(case, application)
        _enter(case, by=by, at=at, occurred_at=happened, details=details, before=received, after=after)
    return Registered(case, slips)


def submit(centre: Centre, application: Application, *, at: datetime, after: Iterable[Entry] = ()) -> Registered:
    """Take an application that the applicant wrote online; it waits at `submitted` until a clerk has checked it.

    ``after``: further lines of the journal in the same transaction. Raises ``ValidationError`` by field.
    """
    application = replace(application, channel=Channel.ONLINE)
    check(application, at=at)
    with transaction.atomic():
        case, gathered, received = _create(centre, application, by=None, at=at)
        slips = receipts.issue(gathered.applicants, at=at)
        lifecycle.record(case, *received, *after, actor=Actor.party(gathered.applicants[0].pk), at=at)
    return Registered(case, slips)


@transaction.atomic
def register_submitted(case: Case, *, by: Actor, at: datetime) -> Case:
    """Enter a checked online application in the register; from here on the one who checked it has the contact duty."""
    lifecycle.require(case, Action.REGISTER, actor=by)
    parties = list(case.parties.select_related("person"))
    applied = [party for party in parties if party.role == Party.Role.APPLICANT]
    documents.owe_all(_papers(case, applied, is_written=True, at=at))
    notices.owe(case, notices.Kind.REGISTERED, to=applied, due_at=at, params={"phone": case.centre.phone})
    details = {"joint": False, "parties": len(parties)} | _path(case)
    return _enter(case, by=by, at=at, details=details, changes={"first_contact_id": by.user_id})


def _create(
    centre: Centre, application: Application, *, by: Actor | None, at: datetime
) -> tuple[Case, Gathered, list[Entry]]:
    """Write the rows of matter, case and parties. Returns the lines that say so, which are not written yet."""
    by_id = by.user_id if by else None
    matter = _matter(centre, application, first_contact_id=by_id, at=at)
    case = _case(matter, application, at=at)
    gathered = gather(case, application.parties, at=at, by_id=by_id)
    matter.save(force_insert=True)
    case.save(force_insert=True)
    gathered.keep(by_id=by_id)
    assignments.begin(case, at=at)
    ExternalReference.objects.bulk_create(
        ExternalReference(case=case, **vars(reference)) for reference in application.references
    )
    words = " ".join([application.facts, application.request])
    CaseGrams.objects.create(case=case, centre_id=case.centre_id, grams=Bigrams(Value(words)))
    received = Entry(
        Event.MATTER_RECEIVED, _received(case, application, by=by, at=at), application.occurred_at, rows=gathered.rows
    )
    return case, gathered, [received, *gathered.consent_entries(application.occurred_at)]


def _matter(centre: Centre, application: Application, *, first_contact_id: UUID | None, at: datetime) -> Matter:
    return Matter(
        centre=centre,
        kind=MatterKind.DISPUTE,
        channel=application.channel,
        visit=application.visit,
        window=application.window,
        first_contact_id=first_contact_id,
        received_at=application.occurred_at or at,
    )


def _case(matter: Matter, application: Application, *, at: datetime) -> Case:
    return Case(
        centre=matter.centre,
        matter=matter,
        code=codes.new_case_code(),
        owner=assignments.centre_agency(matter.centre_id),
        first_contact_id=matter.first_contact_id,
        window=application.window,
        source=application.source,
        entrusted_by=application.entrusted_by,
        track=application.track or Track.COMMITTEE,
        employment=application.employment,
        wage_arrears=application.wage_arrears,
        migrant_worker_wages=application.owes_migrant_worker_wages,
        amount=application.amount,
        people=application.people,
        risk=application.risk_or_ordinary,
        is_joint_application=application.is_joint_application,
        is_court_owned=application.track == Track.COURT_APPOINTED,
        has_safe_contact=application.has_safe_contact,
        applied_at=matter.received_at,
        last_changed_at=at,
    )


def _received(case: Case, application: Application, *, by: Actor | None, at: datetime) -> dict[str, Any]:
    """Write down what was said, and mention it."""
    details: dict[str, Any] = {"matter": case.matter_id}
    if application.channel == Channel.ONLINE:
        details["online"] = True
    statements = {Statement.Kind.FACTS: application.facts, Statement.Kind.REQUEST: application.request}
    for kind, words in statements.items():
        if words:
            kept = journal.write_down(
                kind,
                words,
                at=at,
                case=case,
                by=by,
                matter=case.matter,
                is_read_back=application.is_read_back,
                is_shared=True,
            )
            details[kind] = journal.mention(kept)
    return details


def _owe(case: Case, application: Application, gathered: Gathered, *, at: datetime) -> dict[UUID, str]:
    """What whoever applied is owed: a slip, a message, papers. Nobody else hears of it."""
    applied = gathered.who_applied(is_joint=application.is_joint_application)
    is_written = application.is_labour or application.channel == Channel.ONLINE
    documents.owe_all(_papers(case, applied, is_written=is_written, at=at))
    notices.owe(case, notices.Kind.REGISTERED, to=applied, due_at=at, params={"phone": case.centre.phone})
    return receipts.issue(applied, at=at)


def _record_visit(application: Application, gathered: Gathered, *, by: Actor, at: datetime) -> None:
    """The visit with which they came is the first of their trips."""
    if application.visit:
        applied = gathered.who_applied(is_joint=application.is_joint_application)
        trips.begin(application.visit, applied, window=application.window, by=by, at=at)


def _papers(case: Case, applied: Sequence[Party], *, is_written: bool, at: datetime) -> list[Paper]:
    """Nos 1 or 2 and 3 of 人民调解文书格式, where to send things, and for labour both ways in writing.

    A labour application told by mouth is written down on the spot as application (劳动争议调解仲裁法 Art. 12).
    """
    for_all = ["application" if is_written else "acceptance_register"]
    if case.track != Track.LABOUR_INSPECTION:
        for_all.append("rights_notice")
    for_each = ["service_address_confirmation"]
    if case.track in (Track.LABOUR_MEDIATION, Track.LABOUR_INSPECTION):
        for_each.append("route_choice_notice")
    return [
        *(documents.owed(case, kind, at=at) for kind in for_all),
        *(documents.owed(case, kind, at=at, party=party) for kind in for_each for party in applied),
    ]


def _register_details(case: Case, application: Application) -> dict[str, Any]:
    return {"joint": application.is_joint_application, "parties": len(application.parties)} | _path(case)


def _path(case: Case) -> dict[str, str]:
    """The facts that decide which clocks run (``terms``)."""
    return {name: value for name, value in {"track": case.track, "employment": case.employment}.items() if value}


def _enter(
    case: Case,
    *,
    by: Actor,
    at: datetime,
    details: Mapping[str, Any],
    changes: Mapping[str, Any] | None = None,
    occurred_at: datetime | None = None,
    before: Iterable[Entry] = (),
    after: Iterable[Entry] = (),
) -> Case:
    """Draw the register number as late as can be, and go through the door."""
    year = hours.day_of(at).year
    number = numbers.next_number(case.centre_id, series=numbers.REGISTER, year=year)
    columns = {"register_year": year, "register_number": number, **(changes or {})}
    return lifecycle.move(
        case,
        Action.REGISTER,
        actor=by,
        at=at,
        occurred_at=occurred_at,
        details=details,
        before=before,
        after=after,
        changes=columns,
    )
