"""Acts on what was agreed: recording that it was done, confirming a report, recording that it was not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import handling
from mediation.access.permissions import Act
from mediation.casework.acts.arguments import NoArguments
from mediation.casework.acts.case_act import case_act
from mediation.handling.preconditions import PERFORMABLE
from mediation.models import Actor, AgreementTerm, Case
from mediation.states import Action
from mediation.trips import Attendance
from windows import hours


@dataclass(frozen=True)
class PerformanceArguments:
    """``amount``: in yuan; None: the agreed sum. ``reference``: of the receipt or slip. ``occurred_at``: None: now."""

    term: AgreementTerm
    proof: str
    attendance: Attendance
    amount: Decimal | None = None
    reference: str = ""
    occurred_at: datetime | None = None


@dataclass(frozen=True)
class ReportArguments:
    """``term``: whose performance a party has told of."""

    term: AgreementTerm


def _nothing_is_left(case: Case, /, *, by: Actor, at: datetime) -> str:
    is_left = handling.unperformed_terms(case).exists()
    return "" if is_left else gettext("Nothing that binds is left to be performed.")


def _nothing_was_reported(case: Case, /, *, by: Actor, at: datetime) -> str:
    is_reported = handling.reported_terms(case).exists()
    return "" if is_reported else gettext("No performance was reported that is not confirmed yet.")


def _nothing_is_overdue(case: Case, /, *, by: Actor, at: datetime) -> str:
    is_overdue = handling.unperformed_terms(case).filter(due_on__lt=hours.day_of(at)).exists()
    return "" if is_overdue else gettext("Nothing that was agreed is overdue.")


@case_act(
    "performance/confirmation",
    Act.CONFIRM_PERFORMANCE,
    _("Confirm what a party reported"),
    statuses=PERFORMABLE,
    hindrance=_nothing_was_reported,
    is_numbered=True,
)
def confirmation(case: Case, arguments: ReportArguments, /, *, by: Actor, at: datetime) -> None:
    """Confirm a performance that a party reported"""
    term = _of(case, arguments.term)
    report = term.performances.filter(confirmed_at=None).order_by("reported_at")[:1].get()
    handling.confirm_performance(report, by=by, at=at)


@case_act(
    "performance",
    Act.CONFIRM_PERFORMANCE,
    _("Record performance"),
    statuses=PERFORMABLE,
    hindrance=_nothing_is_left,
)
def performance(case: Case, arguments: PerformanceArguments, /, *, by: Actor, at: datetime) -> None:
    """Record that an agreed term was performed"""
    term = _of(case, arguments.term)
    handling.record_performance(
        term,
        amount=term.amount if arguments.amount is None else arguments.amount,
        proof=arguments.proof,
        reference=arguments.reference,
        occurred_at=arguments.occurred_at or at,
        attendance=arguments.attendance,
        by=by,
        at=at,
    )


@case_act("default", Action.DEFAULT, _("Record that it was not performed"), hindrance=_nothing_is_overdue)
def default(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Record that the agreement was not performed in time"""
    handling.default(case, by=by, at=at)


def _of(case: Case, term: AgreementTerm) -> AgreementTerm:
    """The term of the very case that was read, so that what was written meanwhile is noticed."""
    term.agreement.case = case
    return term


ACTS = (confirmation, performance, default)
