"""Acts after the result: beginning the follow-up, calls, grades, closing, reopening, archiving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mediation import followup
from mediation.access.permissions import Act
from mediation.casework.acts.arguments import NoArguments, ReasonArguments
from mediation.casework.acts.case_act import case_act
from mediation.models import Actor, Case, Party
from mediation.states import Action, Status


@dataclass(frozen=True)
class CallbackArguments:
    """One attempt to reach one party. Of answers None: not asked. ``in_person``: not by telephone."""

    party: Party
    result: str
    is_performed: bool | None = None
    has_reprisal: bool | None = None
    words: str = ""
    grade: int | None = None
    in_person: bool = False


@dataclass(frozen=True)
class RatingArguments:
    """``means``: by telephone or at a window."""

    party: Party
    grade: int
    means: str
    words: str = ""


@dataclass(frozen=True)
class ArchiveArguments:
    """``retention``: one of the classes for which the centre has laid down a period."""

    retention: str


def _not_to_be_called(case: Case, /, *, by: Actor, at: datetime) -> str:
    if not followup.to_be_called(case):
        return gettext("Nobody is to be called in this case.")
    if followup.handled(case, by, at=at):
        return gettext("Somebody who did not handle this case must call; the tier above may.")
    return ""


def _not_to_be_rated(case: Case, /, *, by: Actor, at: datetime) -> str:
    if not followup.unrated(case).exists():
        return gettext("Everybody who took part has rated already.")
    if followup.handled(case, by, at=at):
        return gettext("Somebody who did not handle this case must write the grade down.")
    return ""


@case_act(
    "callbacks",
    Act.CALL,
    _("Record a call"),
    statuses=(Status.IN_FOLLOW_UP, Status.DEFAULTED),
    hindrance=_not_to_be_called,
)
def callback(case: Case, arguments: CallbackArguments, /, *, by: Actor, at: datetime) -> None:
    """Record a call to a party"""
    followup.call(
        case,
        arguments.party,
        result=arguments.result,
        is_performed=arguments.is_performed,
        has_reprisal=arguments.has_reprisal,
        words=arguments.words,
        grade=arguments.grade,
        in_person=arguments.in_person,
        by=by,
        at=at,
    )


@case_act(
    "ratings",
    Act.RATE,
    _("Record a rating"),
    statuses=(Status.IN_FOLLOW_UP, Status.CLOSED),
    hindrance=_not_to_be_rated,
)
def rating(case: Case, arguments: RatingArguments, /, *, by: Actor, at: datetime) -> None:
    """Record a grade given by telephone or at a window"""
    arguments.party.case = case
    followup.rate(arguments.party, grade=arguments.grade, means=arguments.means, words=arguments.words, by=by, at=at)


@case_act("follow-up", Action.CALL_BACK, _("Begin the follow-up"))
def follow_up(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Begin the follow-up"""
    followup.begin(case, by=by, at=at)


@case_act("closure", Action.CLOSE, _("Close the case"))
def closure(case: Case, arguments: NoArguments, /, *, by: Actor, at: datetime) -> None:
    """Close the case"""
    followup.close(case, by=by, at=at)


@case_act("closure", Action.REOPEN, _("Reopen"), undoes=True)
def reopening(case: Case, arguments: ReasonArguments, /, *, by: Actor, at: datetime) -> None:
    """Reopen the case"""
    followup.reopen(case, reason=arguments.reason, by=by, at=at)


@case_act("archive", Action.ARCHIVE, _("Archive"))
def archive(case: Case, arguments: ArchiveArguments, /, *, by: Actor, at: datetime) -> None:
    """Archive the closed case under a retention class of its centre"""
    followup.archive(case, retention=arguments.retention, by=by, at=at)


ACTS = (follow_up, callback, closure, archive, rating, reopening)
