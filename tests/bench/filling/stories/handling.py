"""Handling in one place: from acceptance to an agreement that binds."""

from psycopg.types.range import TimestamptzRange

from mediation.models import SYSTEM, Agreement, AgreementTerm, Consent, MediationSession, Signature, Statement
from mediation.notices import Kind
from mediation.states import Action, Event, Outcome, Status
from tests.bench.filling import words, world
from tests.bench.filling.stories.telling import DAY, HOUR, MINUTE, Story
from windows.models import Role

DAYS_TO_PERFORM = 40
DAYS_BEFORE_A_DEFAULT = 10


def accepted(story: Story) -> None:
    story.then(Action.ACCEPT, by=story.mediator, after=20 * MINUTE, mediator=True)
    story.case.mediator_id = story.mediator.user_id


def opened(story: Story) -> None:
    by = story.mediator
    story.consents(story.respondent, by=by, means=Consent.Means.PHONE, after=story.some(1, 20, HOUR))
    story.then(Action.OPEN, by=by, after=10 * MINUTE)
    story.message(Kind.APPOINTMENT, *story.parties)


def met(story: Story) -> None:
    """A session of an hour, with its record."""
    story.sessions += 1
    by, case = story.mediator, story.case
    story.then(Event.SESSION_HELD, by=by, after=story.some(18, 24, HOUR), session=story.sessions)
    record = story.write_down(Statement.Kind.RECORD, words.statement(story.rng), by, case_id=case.pk)
    story.keep(
        MediationSession,
        case_id=case.pk,
        number=story.sessions,
        state=MediationSession.State.HELD,
        during=TimestamptzRange(story.now - HOUR, story.now),
        recorder_id=by.user_id,
        record_id=record.pk,
    )


def suspended(story: Story) -> None:
    story.then(Action.SUSPEND, by=story.mediator, after=story.some(7, 11, DAY), reason="consent")


def agreed(story: Story) -> None:
    story.then(Action.AGREE, by=story.mediator, after=story.some(2, 8, DAY), agreement=1, form=Agreement.Form.WRITTEN)
    story.case.outcome = Outcome.WRITTEN_AGREEMENT
    story.agreement = story.keep(
        Agreement,
        case_id=story.case.pk,
        form=Agreement.Form.WRITTEN,
        facts=words.statement(story.rng),
        default_consequence="申请司法确认后强制执行",
        sealed_by_body_id=story.place.agencies[world.COMMITTEE],
    )
    is_defaulted = story.outline.status == Status.DEFAULTED
    days = DAYS_BEFORE_A_DEFAULT if is_defaulted else DAYS_TO_PERFORM
    story.term = story.keep(
        AgreementTerm,
        agreement_id=story.agreement.pk,
        number=1,
        debtor_id=story.respondent.pk,
        creditor_id=story.applicant.pk,
        act="支付",
        amount=story.case.amount,
        due_on=(story.now + days * DAY).date(),
    )
    _sign(story)
    _take_effect(story)


def _sign(story: Story) -> None:
    by, keeper = story.mediator, story.desk[Role.SEAL_KEEPER]
    for party in story.parties:
        kind = Signature.Kind.PARTY
        story.then(Event.AGREEMENT_SIGNED, by=by, after=5 * MINUTE, kind=kind, party=party.number)
        _signature(story, kind, party_id=party.pk)
    story.then(Event.AGREEMENT_SIGNED, by=by, after=MINUTE, kind=Signature.Kind.MEDIATOR)
    _signature(story, Signature.Kind.MEDIATOR, user_id=by.user_id)
    story.then(Event.AGREEMENT_SEALED, by=keeper, after=20 * MINUTE, body=world.COMMITTEE)
    _signature(story, Signature.Kind.SEAL, user_id=keeper.user_id)


def _signature(story: Story, kind: Signature.Kind, **who: object) -> None:
    story.keep(Signature, agreement_id=story.agreement.pk, kind=kind, signed_at=story.now, **who)


def _take_effect(story: Story) -> None:
    story.agreement.state, story.agreement.effective_at = Agreement.State.EFFECTIVE, story.now
    term = {"term": 1, "due_on": story.term.due_on.isoformat(), "amount": str(story.term.amount)}
    story.then(Event.AGREEMENT_EFFECTIVE, by=SYSTEM, agreement=1, confirmable=True, terms=[term])
    story.message(Kind.AGREEMENT_EFFECTIVE, *story.parties)
