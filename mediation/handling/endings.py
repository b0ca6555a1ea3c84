"""How handling waits, or ends without an agreement: suspension, termination, an agency's own result, transfer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import appointments, documents, journal, lifecycle, notices
from mediation.documents import remedies
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, ConsentState, Party, Statement
from mediation.notices import Kind
from mediation.states import Action, Outcome, Status


class TerminationReason(TextChoices):
    DECLINED = "declined", gettext_lazy("A party expressly refuses mediation")
    UNREACHABLE = "unreachable", gettext_lazy("The other side cannot be reached")
    NO_AGREEMENT = "no_agreement", gettext_lazy("No agreement was reached")
    OUT_OF_TIME = "out_of_time", gettext_lazy("The time for mediation has run out")
    FALSE_OR_COLLUSIVE = "false_or_collusive", gettext_lazy("Suspected false or collusive mediation")


BEFORE_SESSIONS = {
    TerminationReason.DECLINED: Outcome.RESPONDENT_DECLINED,
    TerminationReason.UNREACHABLE: Outcome.RESPONDENT_UNREACHABLE,
}


@transaction.atomic
def terminate(case: Case, *, reason: str, words: str = "", by: Actor, at: datetime) -> Case:
    """End mediation without an agreement, for one of ``TerminationReason``, and tell which ways remain.

    The ways must be told (人民调解法 Art. 26). Before mediation has begun only a refusal or an unreachable respondent
    ends it. ``words``: what else is to be said.
    """
    if reason not in TerminationReason:
        raise NotAllowed(Action.TERMINATE, _("Please choose a reason."))
    if case.status == Status.ACCEPTED and reason not in BEFORE_SESSIONS:
        sentence = _("Mediation has not begun: it ends only when a side refuses or cannot be reached.")
        raise NotAllowed(Action.TERMINATE, sentence)
    return end(case, TerminationReason(reason), words=words, by=by, at=at)


def end(case: Case, reason: TerminationReason, *, words: str = "", by: Actor, at: datetime) -> Case:
    """Terminate for a reason that holds; owe the notice that names the routes to each side that was ever spoken to."""
    ways = remedies.after_termination(case.track, case.category)
    details = {"reason": reason, "routes": [way.remedy for way in ways]} | _reason_of(case, words, by=by, at=at)
    outcome = BEFORE_SESSIONS.get(reason, Outcome.TERMINATED_AFTER_SESSIONS)
    changes = {"termination_reason": reason}
    _finish(case, Action.TERMINATE, outcome, by=by, at=at, details=details, changes=changes)
    parties = _spoken_to(case)
    for party in parties:
        documents.owe(case, "termination_notice", at=at, number=case.segment, party=party)
    notices.owe(case, Kind.TERMINATED, to=parties, due_at=at, occasion=f"segment-{case.segment}")
    return case


@transaction.atomic
def conclude(case: Case, *, result: str, by: Actor, at: datetime) -> Case:
    """Record what an authority decided by its own powers (劳动保障监察条例 Art. 17).

    No mediation: no agreement, no seal, nothing that a court could confirm, and not counted as mediated.
    """
    if not result.strip():
        raise NotAllowed(Action.CONCLUDE, _("Please write what the result is."))
    decided = journal.write_down(Statement.Kind.ANSWER, result, at=at, case=case, by=by, is_shared=True)
    details = journal.mention(decided)
    return _finish(case, Action.CONCLUDE, Outcome.HANDLED_BY_AGENCY, by=by, at=at, details=details)


@transaction.atomic
def transfer_out(case: Case, *, route_told: str, by: Actor, at: datetime) -> Case:
    """Hand the case with its papers to another organ; ``route_told``: to which, as both sides are told."""
    if not route_told.strip():
        raise NotAllowed(Action.TRANSFER_OUT, _("Please write to which organ the case goes."))
    _finish(case, Action.TRANSFER_OUT, Outcome.TRANSFERRED_OUT, by=by, at=at, changes={"route_told": route_told})
    notices.owe(case, Kind.REDIRECTED, to=_spoken_to(case), due_at=at, occasion=f"segment-{case.segment}")
    return case


@transaction.atomic
def return_to_entruster(case: Case, *, reason: str, by: Actor, at: datetime) -> Case:
    """Give the case back to the organ that entrusted it, whatever came of it (特邀调解规定 Art. 27).

    The result letter holds undisputed facts and no concessions (Art. 22).
    """
    ways = remedies.after_termination(case.track, case.category)
    details = {"routes": [way.remedy for way in ways]} | _reason_of(case, reason, by=by, at=at)
    _finish(case, Action.RETURN_TO_ENTRUSTER, Outcome.RETURNED_TO_COURT, by=by, at=at, details=details)
    parties = _spoken_to(case)
    documents.owe(case, "termination_notice", at=at, number=case.segment)
    notices.owe(case, Kind.TERMINATED, to=parties, due_at=at, occasion=f"segment-{case.segment}")
    return case


def _finish(
    case: Case,
    action: Action,
    outcome: Outcome,
    *,
    by: Actor,
    at: datetime,
    details: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Case:
    called_off = appointments.call_off(case, because=action, at=at)
    columns = {"outcome": outcome, **(changes or {})}
    return lifecycle.move(case, action, actor=by, at=at, details=details, after=called_off, changes=columns)


def _reason_of(case: Case, words: str, *, by: Actor, at: datetime) -> dict[str, str]:
    if not words.strip():
        return {}
    return journal.mention(journal.write_down(Statement.Kind.REASON, words, at=at, case=case, by=by))


def _spoken_to(case: Case) -> list[Party]:
    """Who applied, and who has answered: a respondent that nobody ever reached is not written to."""
    answered = [ConsentState.GIVEN, ConsentState.DECLINED]
    parties = case.parties.principals().select_related("person")
    return [party for party in parties if party.role == Party.Role.APPLICANT or party.consent in answered]
