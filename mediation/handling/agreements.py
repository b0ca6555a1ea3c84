"""The agreement: read back and agreed, set aside, confirmed by a court.

Oral ones bind when they are reached (人民调解法 Art. 30); of written ones speaks ``signing``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from mediation import documents, journal, lifecycle, notices
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.documents import numbers
from mediation.handling import effects
from mediation.handling.drafts import check_agreement
from mediation.handling.preconditions import AGREED, expect
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Agreement, Case, Statement
from mediation.notices import Kind
from mediation.states import Action, Event, Outcome
from windows import hours

State = Agreement.State
REMINDERS = (Kind.CONFIRMATION_REMINDER, Kind.REVIEW_REMINDER, Kind.PERFORMANCE_REMINDER)


@transaction.atomic
def agree(case: Case, *, agreement: Agreement, by: Actor, at: datetime) -> Case:
    """The draft was read back and the parties agree. An oral agreement binds at once (人民调解法 Art. 30).

    Its paper is owed with its number: one for each party and one for the mediating body (Art. 29). Raises
    ``NotAllowed`` with every finding of the validator that blocks.
    """
    lifecycle.require(case, Action.AGREE, actor=by)
    if agreement.case_id != case.pk or agreement.state != State.DRAFT:
        raise NotAllowed(Action.AGREE, _("Only a draft of this case can be agreed."))
    _sound(agreement, at=at)
    is_oral = agreement.form == Agreement.Form.ORAL
    details = {"agreement": agreement.version, "form": agreement.form}
    agreed = (agreement, *agreement.terms.order_by("number"))
    after = [effects.entry(agreement)] if is_oral else []
    changes = {"outcome": Outcome.ORAL_AGREEMENT} if is_oral else {}
    lifecycle.move(case, Action.AGREE, actor=by, at=at, details=details, rows=agreed, after=after, changes=changes)
    agreement.read_back_at, agreement.state = at, State.READ_BACK
    agreement.save(update_fields=["read_back_at", "state"])
    if is_oral:
        bind(case, agreement, at=at)
    _owe_paper(case, agreement, at=at)
    return case


@transaction.atomic
def set_aside(case: Case, *, reason: str = "", by: Actor, at: datetime) -> Case:
    """Without its agreement the dispute is where it was before: by consent of both, or because a court says so.

    Only the last one goes: what was agreed in an earlier round, before the case was reopened, stands as it did.
    """
    live = case.agreements.filter(state__in=[State.READ_BACK, State.SIGNED, State.EFFECTIVE])
    current = live.filter(version=live.aggregate(last=Max("version"))["last"])
    details: dict[str, Any] = {"agreements": list(current.values_list("version", flat=True))}
    if reason.strip():
        details |= journal.mention(journal.write_down(Statement.Kind.REASON, reason, at=at, case=case, by=by))
    back = {"outcome": "", "resolved_at": None}
    lifecycle.move(case, Action.SET_ASIDE, actor=by, at=at, details=details, changes=back)
    current.update(state=State.SET_ASIDE)
    notices.cancel(case, Kind.AGREEMENT_EFFECTIVE, *REMINDERS, because=Action.SET_ASIDE)
    return case


@transaction.atomic
def record_confirmation(
    agreement: Agreement, *, by: Actor, at: datetime, occurred_at: datetime | None = None
) -> Agreement:
    """A court has confirmed the agreement (民事诉讼法 Art. 206): the right is used, its reminders are not sent."""
    case = agreement.case
    permissions.require(by, Act.CONFIRM_PERFORMANCE, case)
    expect(case, Act.CONFIRM_PERFORMANCE, AGREED)
    if agreement.state != State.EFFECTIVE or agreement.confirmed_at:
        raise NotAllowed(Act.CONFIRM_PERFORMANCE, _("A court confirms an effective agreement, and once."))
    confirmed = Entry(Event.CONFIRMATION_RECORDED, {"agreement": agreement.version}, occurred_at)
    lifecycle.record(case, confirmed, actor=by, at=at)
    agreement.confirmed_at = occurred_at or at
    agreement.save(update_fields=["confirmed_at"])
    notices.cancel(case, Kind.CONFIRMATION_REMINDER, Kind.REVIEW_REMINDER, because="confirmed")
    return agreement


def _sound(agreement: Agreement, *, at: datetime) -> None:
    blocking = [str(finding.sentence) for finding in check_agreement(agreement, at=at) if finding.blocks]
    if blocking:
        raise NotAllowed(Action.AGREE, " ".join(blocking))


def _owe_paper(case: Case, agreement: Agreement, *, at: datetime) -> None:
    """The paper to be signed, with its number: drawn late, and kept for ever even if the agreement is set aside.

    One for each party, one for the mediating body (人民调解法 Art. 29), and one for the agency that leads the case
    where that is another.
    """
    is_oral, series, year = agreement.form == Agreement.Form.ORAL, numbers.AGREEMENT, hours.day_of(at).year
    agreement.numbered_by, agreement.number_year = case.centre, year
    agreement.number = numbers.next_number(case.centre_id, series=series, year=year)
    agreement.save(update_fields=["numbered_by", "number_year", "number"])
    for_the_file = 1 if case.mediating_body_id in (None, case.owner_id) else 2
    documents.owe(
        case,
        "oral_agreement_register" if is_oral else "agreement",
        at=at,
        number=agreement.version,
        copies=1 if is_oral else case.parties.principals().count() + for_the_file,
        subject_id=agreement.pk,
        printed_number=numbers.printed(case.centre, series=series, year=year, number=agreement.number),
    )


def bind(case: Case, agreement: Agreement, *, at: datetime) -> None:
    case.agreements.filter(state=State.EFFECTIVE).update(state=State.SUPERSEDED)
    agreement.state, agreement.effective_at = State.EFFECTIVE, at
    agreement.save(update_fields=["state", "effective_at", "sealed_by_body"])
    effects.follow(case, agreement, at=at)
