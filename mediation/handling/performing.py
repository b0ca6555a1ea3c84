"""What a confirmed performance changes: the journal, its paper, reminders, and the status after the last term."""

from __future__ import annotations

from datetime import datetime

from mediation import documents, lifecycle, notices
from mediation.handling import effects
from mediation.handling.agreements import REMINDERS
from mediation.journal import Entry
from mediation.models import Actor, Agreement, AgreementTerm, Case, Performance
from mediation.notices import Kind
from mediation.states import Action, Event, Status
from windows import hours

PROOF_PAPER = "performance_proof"


def confirm(case: Case, performance: Performance, *, by: Actor, at: datetime) -> Performance:
    """The last term performs the agreement, at the moment at which the last of all happened.

    Once the case is in follow-up it stays there, whatever was heard: who has been called is not called anew for it.
    """
    term, agreement = performance.term, performance.term.agreement
    performance.confirmed_at = at
    performance.save(update_fields=["confirmed_at"])
    word = "" if performance.occurred_at == at else performance.proof
    recorded = Entry(Event.PERFORMANCE_RECORDED, details_of(performance), performance.occurred_at, word, (performance,))
    if effects.unperformed(agreement):
        lifecycle.record(case, recorded, actor=by, at=at)
        _remind_no_more(case, term)
    elif case.status == Status.IN_FOLLOW_UP:
        lifecycle.record(case, recorded, actor=by, at=at, changes={"performed_at": _done_at(agreement)})
    else:
        _perform(case, agreement, recorded, by=by, at=at)
    documents.owe(case, PROOF_PAPER, at=at, number=documents.next_of(case, PROOF_PAPER), subject_id=performance.pk)
    sides = [term.debtor, term.creditor]
    named = f"agreement-{agreement.version}-term-{term.number}"
    notices.owe(case, Kind.PERFORMANCE_RECORDED, to=sides, due_at=at, occasion=named)
    return performance


def _perform(case: Case, agreement: Agreement, recorded: Entry, *, by: Actor, at: datetime) -> None:
    done = Performance.objects.filter(term__agreement=agreement, confirmed_at__isnull=False).select_related("term")
    is_late = case.status == Status.DEFAULTED or any(hours.day_of(each.occurred_at) > each.term.due_on for each in done)
    lifecycle.move(
        case,
        Action.PERFORM,
        actor=by,
        at=at,
        occurred_at=_done_at(agreement),
        details={"late": is_late},
        before=[recorded],
    )
    notices.cancel(case, *REMINDERS, because="performed")


def _done_at(agreement: Agreement) -> datetime:
    done = Performance.objects.filter(term__agreement=agreement, confirmed_at__isnull=False)
    return done.latest("occurred_at").occurred_at


def _remind_no_more(case: Case, term: AgreementTerm) -> None:
    """Nothing is left that this debtor owes on that day: nobody reminds them of it."""
    left = effects.unperformed(term.agreement)
    if any((other.debtor_id, other.due_on) == (term.debtor_id, term.due_on) for other in left):
        return
    occasion = effects.performance_occasion(term.agreement, term.due_on)
    owed = case.notices.filter(party_id=term.debtor_id, kind=Kind.PERFORMANCE_REMINDER, occasion=occasion)
    owed.filter(state="owed").update(state="cancelled", settled_because="performed")


def details_of(performance: Performance) -> dict[str, object]:
    return {"term": performance.term.number, "amount": performance.amount, "proof": performance.proof}
