"""Giving a clock more time: by consent of both parties or by authority, as its rule says, and never both ways."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mediation import lifecycle, notices
from mediation.access.duties import holds
from mediation.access.permissions import Act, require
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Deadline
from mediation.notices import Kind
from mediation.states import Event
from mediation.terms import Extension
from windows import calendars, hours, workdays
from windows.models import Role

APPROVERS = (Role.DIRECTOR, Role.SUPERVISOR)


class CannotExtend(NotAllowed):
    """The rule of this clock does not allow this extension; the sentence says which it would allow."""

    def __init__(self, reason: str) -> None:
        super().__init__(Act.EXTEND_CLOCK, reason)


@transaction.atomic
def extend(
    case: Case, *, term: str, occasion: str = "", until: date, by_consent: bool, by: Actor, at: datetime
) -> Case:
    """Move the last day of a running clock to ``until``. ``by_consent``: both parties have agreed to it, on record.

    Raises :class:`CannotExtend`.
    """
    require(by, Act.EXTEND_CLOCK, case)
    lifecycle.hold(case)
    clock = _running(case, term, occasion)
    _allowed(case, clock, until, by_consent=by_consent, by=by)
    if until < hours.day_of(at):
        raise CannotExtend(_("The day by which it is to be done has passed."))
    how = Extension.CONSENT if by_consent else Extension.AUTHORITY
    details = {"clock": term, "occasion": occasion, "until": until, "by": how}
    lifecycle.record(case, Entry(Event.CLOCK_EXTENDED, details), actor=by, at=at)
    parties = case.parties.taking_part().select_related("person")
    params = {"until": str(until)}
    notices.owe(case, Kind.CLOCK_EXTENDED, to=parties, due_at=at, occasion=f"{term}-{until}", params=params)
    return case


def extendable(case: Case) -> list[Deadline]:
    """Running clocks that some rule allows to be extended."""
    return [clock for clock in case.deadlines.running() if clock.rule.extension]


def _running(case: Case, term: str, occasion: str) -> Deadline:
    clock = case.deadlines.running().filter(term=term, occasion=occasion).first()
    if clock is None:
        raise CannotExtend(_("No such clock is running."))
    return clock


def _allowed(case: Case, clock: Deadline, until: date, *, by_consent: bool, by: Actor) -> None:
    rule = clock.rule.extension
    if rule == Extension.NONE:
        raise CannotExtend(_("No rule allows this clock to be extended."))
    if rule == Extension.CONSENT and not by_consent:
        reason = _("Only both parties together can extend this clock (%(law)s).")
        raise CannotExtend(reason % {"law": clock.rule.rests_on})
    if rule == Extension.AUTHORITY and by_consent:
        raise CannotExtend(_("The parties cannot extend this clock; its authority can."))
    if rule == Extension.AUTHORITY and not _approves(by, case):
        raise CannotExtend(_("The head of the agency or of the centre must approve this."))
    if clock.due_on and until <= clock.due_on:
        raise CannotExtend(_("It already runs until %(day)s.") % {"day": date_format(clock.due_on)})
    _not_too_far(case, clock, until)


def _approves(by: Actor, case: Case) -> bool:
    heads = any(duty.role == Role.COORDINATOR and duty.agency_id == case.owner_id for duty in by.duties)
    return heads or holds(by, case, *APPROVERS)


def _not_too_far(case: Case, clock: Deadline, until: date) -> None:
    rule = clock.rule
    if not rule.extends_by or clock.due_on is None:
        return
    since = case.events.filter(seq__gt=clock.start_seq)
    if since.filter(kind=Event.CLOCK_EXTENDED, details__clock=clock.term).exists():
        raise CannotExtend(_("This clock has been extended once; the law knows no second time."))
    unit = workdays.PeriodUnit(rule.unit)
    farthest = workdays.after(clock.due_on, rule.extends_by, unit, calendar=calendars.current()).day
    if until > farthest:
        raise CannotExtend(_("The law allows %(day)s at the latest.") % {"day": date_format(farthest)})
