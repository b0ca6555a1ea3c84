"""The rows of a new case: matter, case, parties, and the words in which it was told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Value

from accounts.fields.grams import Bigrams
from mediation import assignments, codes, journal
from mediation.intake.application import Application
from mediation.intake.parties import Gathered, gather
from mediation.journal import Entry
from mediation.models import Actor, Case, CaseGrams, Channel, ExternalReference, Matter, MatterKind, Statement, Track
from mediation.states import Event
from windows.models import Centre


def create(
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
