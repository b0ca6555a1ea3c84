"""What follows when an agreement takes effect: the line from which its clocks are read, and who is told what when.

Both sides are told at once, and reminded of their rights on the days that the terms name (``reminded_after``), each on
the preceding working day where that day is none, at 9:00. Who must perform is reminded ``REMINDED_BEFORE`` working days
ahead, unless that would come within a day of the first message.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from mediation import notices, terms
from mediation.journal import Entry
from mediation.models import Agreement, AgreementTerm, Case, Party
from mediation.notices import Kind
from mediation.states import Event
from windows import calendars, hours, workdays

MORNING = time(9)
TOO_SOON = timedelta(days=1)
REMINDED_BEFORE = 1  # working day
RIGHTS: dict[str, Kind] = {"JC-1": Kind.CONFIRMATION_REMINDER, "LB-8": Kind.REVIEW_REMINDER}


def entry(agreement: Agreement) -> Entry:
    """The line ``agreement.effective``: whether a court could confirm it, and what is due when."""
    agreed = [
        {"term": term.number, "due_on": term.due_on, "amount": term.amount}
        for term in agreement.terms.order_by("number")
    ]
    details = {"agreement": agreement.version, "confirmable": agreement.is_confirmable, "terms": agreed}
    return Entry(Event.AGREEMENT_EFFECTIVE, details)


def follow(case: Case, agreement: Agreement, *, at: datetime) -> None:
    """Owe the messages of an agreement that has just taken effect. Its clocks are written already."""
    parties = list(case.parties.taking_part().select_related("person"))
    rights = case.deadlines.running().filter(term__in=RIGHTS)
    until = {right.term: right.due_on for right in rights if right.due_on}
    params = {"until": str(until["JC-1"])} if "JC-1" in until else {}
    named = f"agreement-{agreement.version}"
    notices.owe(case, Kind.AGREEMENT_EFFECTIVE, to=parties, due_at=at, occasion=named, params=params)
    law = terms.of(case)
    for term, kind in RIGHTS.items():
        if term in until:
            days = law[term].reminded_after
            _remind_of_right(case, kind, parties, days=days, named=named, until=until[term], at=at)
    _remind_debtors(case, agreement, named=named, at=at)


def right_reminder_at(effective_at: datetime, days: int) -> datetime:
    """9:00 on the n-th day after, or on the working day before it."""
    day = hours.day_of(effective_at) + timedelta(days=days)
    return hours.moment(workdays.preceding_working_day(day, calendar=calendars.current()), MORNING)


def performance_reminder_at(due_on: date) -> datetime:
    """9:00, as many working days before as :data:`REMINDED_BEFORE` says."""
    return hours.moment(workdays.before(due_on, REMINDED_BEFORE, calendar=calendars.current()), MORNING)


def performance_occasion(agreement: Agreement, due_on: date) -> str:
    """What is due on one day is reminded of once, however many terms it is."""
    return f"agreement-{agreement.version}-{due_on}"


def unperformed(agreement: Agreement) -> list[AgreementTerm]:
    """The terms of which no performance is confirmed, with who owes them to whom."""
    return list(agreement.terms.unperformed().select_related("debtor__person", "creditor__person"))


def _remind_of_right(
    case: Case, kind: Kind, parties: Iterable[Party], *, days: tuple[int, ...], named: str, until: date, at: datetime
) -> None:
    for day in days:
        notices.owe(
            case,
            kind,
            to=parties,
            due_at=right_reminder_at(at, day),
            occasion=f"{named}-day-{day}",
            params={"until": str(until)},
        )


def _remind_debtors(case: Case, agreement: Agreement, *, named: str, at: datetime) -> None:
    for term in unperformed(agreement):
        remind_at = performance_reminder_at(term.due_on)
        if remind_at - at < TOO_SOON:
            continue
        notices.owe(
            case,
            Kind.PERFORMANCE_REMINDER,
            to=[term.debtor],
            due_at=remind_at,
            occasion=performance_occasion(agreement, term.due_on),
            params={"until": str(term.due_on)},
        )
