"""Calling both sides back, by somebody who did not handle the case: three attempts on different days before we stop.

Whoever must not be called is asked in person: at a window, when they come anyway, or where they ask to be met.
"""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from mediation import documents, journal, lifecycle, notices, terms
from mediation.access import permissions
from mediation.access.permissions import Act
from mediation.access.team import handled
from mediation.followup import concerns, ratings
from mediation.followup.whom_to_call import this_round, to_be_called, unsettled
from mediation.journal import Entry
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Callback, Case, Deadline, Party, Rating, Statement
from mediation.states import Event, Status

PAPER = "callback_record"


@transaction.atomic
def call(  # noqa: PLR0913 - what the form of the record asks (人民调解回访记录, #11)
    case: Case,
    party: Party,
    *,
    result: str,
    is_performed: bool | None = None,
    has_reprisal: bool | None = None,
    words: str = "",
    grade: int | None = None,
    in_person: bool = False,
    by: Actor,
    at: datetime,
) -> Callback:
    """Write down one attempt to reach one party; ``in_person``: asked face to face, at a window or on a visit.

    ``grade``: given in the same call, marked as by telephone or, in person, as at a window.
    ``callback.done`` is written when everybody was reached, does not want to talk, or was tried on three days. An
    answer that contradicts the file, or tells of reprisals, goes to the supervisors. Raises ``ValidationError`` where
    an answer is given of somebody who was not reached, or a call is told of to somebody who must not be called.
    """
    _only_who_was_reached(result, is_performed=is_performed, has_reprisal=has_reprisal, grade=grade)
    _may_call(case, party, by, result, in_person=in_person, at=at)
    lifecycle.hold(case)
    party.case = case
    answer = journal.write_down(Statement.Kind.ANSWER, words, at=at, case=case, by=by) if words.strip() else None
    made = Callback.objects.create(  # type: ignore[misc] # only staff pass the rule of CALL
        case=case,
        party=party,
        segment=case.segment,
        caller_id=by.user_id,
        result=result,
        is_performed=is_performed,
        has_reprisal=has_reprisal,
        answer=answer,
        called_at=at,
    )
    _write(case, made, in_person=in_person, by=by, at=at)
    if grade is not None:
        _rate(party, grade, in_person=in_person, by=by, at=at)
    return made


def _rate(party: Party, grade: int, *, in_person: bool, by: Actor, at: datetime) -> None:
    means = Rating.Means.WINDOW if in_person else Rating.Means.PHONE
    ratings.rate(party, grade=grade, means=means, by=by, at=at)


def _only_who_was_reached(result: str, **answers: bool | int | None) -> None:
    answered = [name for name, answer in answers.items() if answer is not None]
    if answered and result != Callback.Result.REACHED:
        sentence = _("Only somebody who was reached can have answered this.")
        raise ValidationError(dict.fromkeys(answered, sentence))


def _only_who_may_be_called(case: Case, party: Party, result: str, *, in_person: bool) -> None:
    if in_person and result == Callback.Result.WRONG_NUMBER:
        raise ValidationError({"result": _("Who was asked in person was not called: no number can have been wrong.")})
    if not in_person and not notices.may_be_called(case, party):
        sentence = _("This person must not be called. Ask them in person and say so here; no call may be recorded.")
        raise ValidationError({"in_person": sentence})


def _may_call(case: Case, party: Party, by: Actor, result: str, *, in_person: bool, at: datetime) -> None:
    permissions.require(by, Act.CALL, case)
    if case.status not in (Status.IN_FOLLOW_UP, Status.DEFAULTED):
        raise NotAllowed(Act.CALL, _("Begin the follow-up first."))
    if handled(case, by, at=at):
        raise NotAllowed(Act.CALL, _("Somebody who did not handle this case must call; the tier above may."))
    if party not in to_be_called(case):
        raise NotAllowed(Act.CALL, _("This party is not called: they took no part, or it is not their turn."))
    _only_who_may_be_called(case, party, result, in_person=in_person)


def _write(case: Case, made: Callback, *, in_person: bool, by: Actor, at: datetime) -> None:
    """What a call brings into the journal: what a supervisor must see, and with the last call the record of all."""
    met = [Entry(Event.ASKED_IN_PERSON, {"party": made.party.number}, rows=(made,))] if in_person else []
    worrying = concerns.about(made)
    done = _done(case)
    if met or worrying or done:
        changes = concerns.SUPERVISED if worrying else None
        lifecycle.record(case, *met, *worrying, *done, actor=by, at=at, changes=changes)
    if done:
        documents.owe(case, PAPER, at=at, number=documents.next_of(case, PAPER))
    if worrying:
        concerns.lay_on_desks(case, occasion=f"call-{made.pk.hex}", at=at)


def _done(case: Case) -> list[Entry]:
    is_running = case.deadlines.filter(term__in=terms.callbacks(), state=Deadline.State.RUNNING).exists()
    if not is_running or unsettled(case):
        return []
    made = tuple(this_round(case).select_related("party"))
    reached = sorted({call.party.number for call in made if call.result == Callback.Result.REACHED})
    return [Entry(Event.CALLBACK_DONE, {"reached": reached}, rows=made)]
