"""What came of it, and what followed: results, calls to both sides, closing, the archive."""

from datetime import date

from mediation.models import SYSTEM, Callback, Performance, Rating, SurveyLink
from mediation.notices import Kind
from mediation.states import Action, Event, Outcome, RefusalReason, Status
from tests.bench.filling.stories.telling import DAY, HOUR, MINUTE, Story
from windows.models import Retention, Role

ROUTE_TOLD = "可以向人民法院起诉"
LAST_CALL = 2 * DAY  # before the moment at which an open follow-up stands
GRADES = (5, 5, 5, 4, 4, 3, 2)


def performed(story: Story) -> None:
    by = story.mediator
    if story.outline.status == Status.PERFORMED:
        story.wait_until(story.until - 3 * HOUR)
    facts = {"term": 1, "amount": str(story.term.amount), "proof": Performance.Proof.TRANSFER}
    story.then(Event.PERFORMANCE_RECORDED, by=by, after=story.some(1, 16, DAY) if _is_over(story) else MINUTE, **facts)
    story.keep(
        Performance,
        term_id=story.term.pk,
        amount=story.term.amount,
        proof=Performance.Proof.TRANSFER,
        occurred_at=story.now,
        reported_at=story.now,
        reported_by_user_id=by.user_id,
        confirmed_at=story.now,
    )
    story.then(Action.PERFORM, by=by, late=False)
    story.message(Kind.PERFORMANCE_RECORDED, *story.parties)


def _is_over(story: Story) -> bool:
    return story.outline.status != Status.PERFORMED


def defaulted(story: Story) -> None:
    """Found this morning, days after the last day."""
    story.wait_until(story.until - HOUR)
    story.then(Action.DEFAULT, by=story.mediator)


def terminated(story: Story) -> None:
    story.then(Action.TERMINATE, by=story.mediator, after=story.some(2, 3, DAY))
    story.case.outcome = Outcome.TERMINATED_AFTER_SESSIONS
    story.case.termination_reason = "双方未能达成一致"
    story.message(Kind.TERMINATED, *story.parties)


def concluded(story: Story) -> None:
    story.then(Action.CONCLUDE, by=story.mediator, after=story.some(5, 7, DAY))
    story.case.outcome = Outcome.HANDLED_BY_AGENCY


def withdrawn(story: Story) -> None:
    story.then(Action.WITHDRAW, by=story.desk[Role.CLERK], after=HOUR)
    story.case.outcome = Outcome.WITHDRAWN


def refused(story: Story) -> None:
    reason = RefusalReason.ALREADY_ACCEPTED_ELSEWHERE
    story.then(Action.REFUSE, by=story.desk[Role.CLERK], after=HOUR, reason=reason)
    story.case.outcome, story.case.refusal_reason, story.case.route_told = Outcome.REFUSED, reason, ROUTE_TOLD
    story.message(Kind.REFUSED, story.applicant)


def redirected(story: Story) -> None:
    story.then(Action.REDIRECT, by=story.desk[Role.CLERK], after=HOUR)
    story.case.outcome, story.case.route_told = Outcome.REDIRECTED, ROUTE_TOLD
    story.message(Kind.REDIRECTED, story.applicant)


def transferred(story: Story) -> None:
    story.then(Action.TRANSFER_OUT, by=story.mediator, after=story.some(5, 7, DAY))
    story.case.outcome = Outcome.TRANSFERRED_OUT


def called_back(story: Story) -> None:
    story.then(Action.CALL_BACK, by=SYSTEM, after=HOUR)
    if story.outline.status == Status.IN_FOLLOW_UP:
        story.wait_until(story.until - LAST_CALL)
    by = story.desk[Role.CALLBACK_CLERK]
    for party in story.parties:
        story.now += 10 * MINUTE
        story.keep(
            Callback,
            case_id=story.case.pk,
            party_id=party.pk,
            segment=1,
            caller_id=by.user_id,
            result=Callback.Result.REACHED,
            called_at=story.now,
        )
        digest = story.rng.randbytes(32)
        story.keep(SurveyLink, case_id=story.case.pk, party_id=party.pk, segment=1, digest=digest, issued_at=story.now)
    story.then(Event.CALLBACK_DONE, by=by, reached=[party.number for party in story.parties])
    story.message(Kind.SURVEY, *story.parties)


def closed(story: Story) -> None:
    by = story.desk[Role.CALLBACK_CLERK]
    for party in story.parties:
        grade, means = story.rng.choice(GRADES), Rating.Means.PHONE
        story.then(Event.RATING, by=by, after=MINUTE, party=party.number, grade=grade, means=means)
        story.keep(
            Rating,
            case_id=story.case.pk,
            party_id=party.pk,
            segment=1,
            grade=grade,
            means=means,
            recorded_by_id=by.user_id,
            rated_at=story.now,
        )
    story.then(Action.CLOSE, by=by, after=story.some(1, 4, DAY))
    story.give_up(Action.CLOSE)
    story.message(Kind.CLOSED, *story.parties)


def archived(story: Story) -> None:
    case, number = story.case, story.case.register_number
    story.then(Action.ARCHIVE, by=story.desk[Role.ARCHIVIST], after=story.some(20, 60, DAY))
    case.dossier_year, case.dossier_number, case.retention = case.register_year, number, Retention.PERMANENT
    case.retained_from = date(story.now.year + 1, 1, 1)
