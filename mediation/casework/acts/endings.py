"""Acts by which handling rests or ends: suspension, termination, an agency's own result, transfer; and more time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import handling
from mediation.access.permissions import Act
from mediation.casework.acts.arguments import NoArguments, ReasonArguments, RouteToldArguments
from mediation.casework.acts.case_act import case_act
from mediation.handling.preconditions import IN_HAND
from mediation.models import Actor, Case
from mediation.states import Action


@dataclass(frozen=True)
class SuspensionArguments:
    """``reason``: one of ``SuspensionReason``."""

    reason: str


@dataclass(frozen=True)
class TerminationArguments:
    """``reason``: one of ``TerminationReason``. ``words``: what else both sides read in the notice."""

    reason: str
    words: str = ""


@dataclass(frozen=True)
class ConclusionArguments:
    """``result``: of the agency's own procedure; both sides can read it."""

    result: str


@dataclass(frozen=True)
class ExtensionArguments:
    """``term``: the code of a running clock; ``occasion`` tells two of one code apart. ``until``: and including."""

    term: str
    until: date
    by_consent: bool
    occasion: str = ""


def _nothing_can_be_extended(case: Case, /, *, by: Actor, at: datetime) -> str:
    return "" if handling.extendable(case) else gettext("No clock is running that some rule allows to be extended.")


@case_act("suspension", Action.SUSPEND, _("Suspend"))
def suspension(case: Case, arguments: SuspensionArguments, /, *, by: Actor, at: datetime) -> None:
    """Suspend the case"""
    handling.suspend(case, reason=arguments.reason, by=by, at=at)


@case_act("suspension", Action.RESUME, _("Resume"), undoes=True)
def resumption(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Resume a suspended case"""
    handling.resume(case, by=by, at=at)


@case_act("termination", Action.TERMINATE, _("Terminate mediation"))
def termination(case: Case, arguments: TerminationArguments, /, *, by: Actor, at: datetime) -> None:
    """Terminate mediation"""
    handling.terminate(case, reason=arguments.reason, words=arguments.words, by=by, at=at)


@case_act("conclusion", Action.CONCLUDE, _("Record the agency's result"))
def conclusion(case: Case, arguments: ConclusionArguments, /, *, by: Actor, at: datetime) -> None:
    """Record the result of an agency's own procedure"""
    handling.conclude(case, result=arguments.result, by=by, at=at)


@case_act("transfer", Action.TRANSFER_OUT, _("Transfer out"))
def transfer(case: Case, arguments: RouteToldArguments, /, *, by: Actor, at: datetime) -> None:
    """Transfer the case out, with its papers"""
    handling.transfer_out(case, route_told=arguments.route_told, by=by, at=at)


@case_act("return", Action.RETURN_TO_ENTRUSTER, _("Return to the entrusting organ"))
def return_to_entruster(case: Case, arguments: ReasonArguments, /, *, by: Actor, at: datetime) -> None:
    """Return the case to the organ that entrusted it"""
    handling.return_to_entruster(case, reason=arguments.reason, by=by, at=at)


@case_act("extension", Act.EXTEND_CLOCK, _("Extend a clock"), statuses=IN_HAND, hindrance=_nothing_can_be_extended)
def extension(case: Case, arguments: ExtensionArguments, /, *, by: Actor, at: datetime) -> None:
    """Extend a clock, by authority or by consent"""
    handling.extend(
        case,
        term=arguments.term,
        occasion=arguments.occasion,
        until=arguments.until,
        by_consent=arguments.by_consent,
        by=by,
        at=at,
    )


ACTS = (resumption, conclusion, suspension, extension, transfer, return_to_entruster, termination)
