"""Beginning the follow-up, closing, archiving, reopening."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mediation import documents, journal, lifecycle, notices
from mediation.access import duties, permissions, rules
from mediation.documents import numbers
from mediation.followup import surveys
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, ConsentState, Party, Statement
from mediation.notices import Kind
from mediation.states import Action
from windows import hours
from windows.models import RetentionPeriod

NO_LONGER_NEEDED = (
    Kind.CONFIRMATION_REMINDER,
    Kind.REVIEW_REMINDER,
    Kind.PERFORMANCE_REMINDER,
    Kind.SURVEY,
    Kind.CLOSED,
)
OF_THE_LAST_ROUND: dict[str, Any] = {
    "acknowledged_at": None,
    "accepted_at": None,
    "refusal_reason": "",
    "route_told": "",
    "termination_reason": "",
}
DOSSIER = ("index", "file_note", "back_cover")


@transaction.atomic
def begin(case: Case, *, by: Actor, at: datetime) -> Case:
    """Begin the follow-up: whoever applied, and whoever took part, gets a link of their own to rate the service."""
    lifecycle.move(case, Action.CALL_BACK, actor=by, at=at)
    surveys.issue(case, case.parties.taking_part().select_related("person"), at=at)
    return case


@transaction.atomic
def close(case: Case, *, by: Actor, at: datetime) -> Case:
    """Close: both sides were called back. A sensitive case is closed by a leader."""
    if permissions.is_sensitive(case) and not duties.holds(by, case, *rules.LEADERS):
        sentence = _("A supervisor or the director closes this case: it is urgent, protected or under supervision.")
        raise NotAllowed(Action.CLOSE, sentence)
    lifecycle.move(case, Action.CLOSE, actor=by, at=at)
    surveys.expire(case, closed_at=at)
    documents.owe(case, "closing_report", at=at, number=case.segment)
    parties = case.parties.taking_part().select_related("person")
    notices.owe(case, Kind.CLOSED, to=parties, due_at=at, occasion=f"segment-{case.segment}")
    return case


@transaction.atomic
def archive(case: Case, *, retention: str, by: Actor, at: datetime) -> Case:
    """The dossier is complete and checked: it is locked and gets its number (人民调解法 Art. 27).

    ``retention``: the class under which it is kept, for as long as the centre's rule says on that day, counted from the
    first of January that follows. Raises ``NotAllowed`` where the centre has no such period: no statute fixes one.
    """
    lifecycle.require(case, Action.ARCHIVE, actor=by)
    period = RetentionPeriod.objects.filter(centre=case.centre_id, retention=retention).first()
    if period is None:
        raise NotAllowed(Action.ARCHIVE, _("This centre has no retention period of this class."))
    year = hours.day_of(at).year
    number = numbers.next_number(case.centre_id, series=numbers.DOSSIER, year=year)
    kept: dict[str, Any] = {
        "dossier_year": year,
        "dossier_number": number,
        "retention": period.retention,
        "retention_years": period.years,
        "retention_basis": period.basis,
        "retained_from": date(year + 1, 1, 1),
    }
    details = {"dossier": [year, number], "retention": period.retention, "years": period.years}
    lifecycle.move(case, Action.ARCHIVE, actor=by, at=at, details=details, changes=kept)
    printed = numbers.printed(case.centre, series=numbers.DOSSIER, year=year, number=number)
    documents.owe(case, "cover", at=at, number=case.segment, printed_number=printed)
    for kind in DOSSIER:
        documents.owe(case, kind, at=at, number=case.segment)
    return case


@transaction.atomic
def reopen(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """Open the case again; the centre owns it and a new round of clocks begins.

    What was agreed stays binding until something new is agreed. The other side is asked for consent anew.
    """
    if not reason.strip():
        raise NotAllowed(Action.REOPEN, _("Please write why the case is reopened."))
    why = journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by)
    others = case.parties.exclude(role=Party.Role.APPLICANT)
    others.update(consent=ConsentState.ASKED, consented_at=None)
    lifecycle.move(
        case,
        Action.REOPEN,
        actor=by,
        at=at,
        details=journal.mention(why),
        rows=tuple(others),
        changes=OF_THE_LAST_ROUND,
    )
    notices.cancel(case, *NO_LONGER_NEEDED, because=Action.REOPEN)
    return case
