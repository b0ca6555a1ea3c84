"""Registering an application: matter, case, parties, papers, messages and the first clocks, in one transaction.

Nothing leaves the machine here. Nobody is turned away for what is missing (信访工作条例 Arts 22-23, 44). The time is
kept for ever: a request to a mediation committee interrupts limitation (最高人民法院诉讼时效规定 Art. 12).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mediation import documents, lifecycle, notices, trips
from mediation.documents import numbers
from mediation.intake import receipts
from mediation.intake.application import Application
from mediation.intake.checking import check
from mediation.intake.creating import create
from mediation.intake.owed import owe, papers
from mediation.intake.parties import Gathered
from mediation.journal import Entry
from mediation.models import Actor, Case, Channel, Party
from mediation.states import Action
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
        case, gathered, received = create(centre, application, by=by, at=at)
        slips = owe(case, application, gathered, at=at)
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
        case, gathered, received = create(centre, application, by=None, at=at)
        slips = receipts.issue(gathered.applicants, at=at)
        lifecycle.record(case, *received, *after, actor=Actor.party(gathered.applicants[0].pk), at=at)
    return Registered(case, slips)


@transaction.atomic
def register_submitted(case: Case, *, by: Actor, at: datetime) -> Case:
    """Enter a checked online application in the register; from here on the one who checked it has the contact duty."""
    lifecycle.require(case, Action.REGISTER, actor=by)
    parties = list(case.parties.select_related("person"))
    applied = [party for party in parties if party.role == Party.Role.APPLICANT]
    documents.owe_all(papers(case, applied, is_written=True, at=at))
    notices.owe(case, notices.Kind.REGISTERED, to=applied, due_at=at, params={"phone": case.centre.phone})
    details = {"joint": False, "parties": len(parties)} | _path(case)
    return _enter(case, by=by, at=at, details=details, changes={"first_contact_id": by.user_id})


def _record_visit(application: Application, gathered: Gathered, *, by: Actor, at: datetime) -> None:
    """The visit with which they came is the first of their trips."""
    if application.visit:
        applied = gathered.who_applied(is_joint=application.is_joint_application)
        trips.begin(application.visit, applied, window=application.window, by=by, at=at)


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
