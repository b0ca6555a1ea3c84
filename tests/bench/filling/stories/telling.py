"""A story while it is told: time moves forward, lines are added to the journal, rows are kept."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.db.models.base import ModelState

from mediation import deadlines, journal, states
from mediation.lifecycle import stamps
from mediation.models import (
    Actor,
    Agreement,
    AgreementTerm,
    Assignment,
    Case,
    CaseEvent,
    Category,
    Consent,
    ConsentState,
    Notice,
    Party,
    Statement,
    Track,
)
from mediation.notices import Kind
from mediation.states import Action, Event, Status
from tests.bench.filling.ids import uuid7
from tests.bench.filling.outline import Outline
from tests.bench.filling.world import Place
from windows.models import Centre

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AT_ONCE = timedelta(0)
TRACKS: dict[Track, tuple[int, Category]] = {
    Track.COMMITTEE: (74, Category.NEIGHBOUR),
    Track.LABOUR_MEDIATION: (12, Category.LABOUR),
    Track.CONSUMER: (8, Category.CONSUMER),
    Track.MEDICAL: (3, Category.MEDICAL),
    Track.COURT_APPOINTED: (3, Category.CONTRACT),
}
"""Of a hundred mediated cases, how many on which track."""

CATEGORIES = {track: category for track, (_, category) in TRACKS.items()} | {Track.LABOUR_INSPECTION: Category.LABOUR}
ACTIONS = frozenset(Action.values)
TARGETS = {(str(source), str(action)): arrow.target for (source, action), arrow in states.BY_SOURCE_AND_ACTION.items()}
LONG_CLOCK = (Status.SUSPENDED, Status.TERMINATED)  # they would be late on a track of fifteen days


@cache
def blank(model: type[Model]) -> dict[str, Any]:
    """Every column of a new row, with the model's own defaults."""
    return {field.attname: field.get_default() for field in model._meta.concrete_fields if not field.primary_key}


def new(model: type[Model], **values: Any) -> Any:
    """A row for COPY, without ``Model.__init__``: that alone would take a third of the whole time."""
    row = model.__new__(model)
    row._state = ModelState()
    row.__dict__.update(blank(model))
    row.__dict__.update(values)
    return row


class Story:
    """One case. ``rows`` are what stands in the tables when it is told, each after what it points to."""

    case: Case
    agreement: Agreement
    term: AgreementTerm
    lead: Assignment

    def __init__(self, outline: Outline, place: Place, *, until: datetime) -> None:
        self.outline, self.place, self.until = outline, place, until
        self.rng = outline.rng()
        self.now = outline.registered_at - 10 * MINUTE
        self.desk, self.mediator = place.desk, place.mediators[outline.mediator]
        self.track = self._track()
        self.rows: list[Model] = []
        self.events: list[CaseEvent] = []
        self.parties: list[Party] = []
        self.sessions = 0

    @property
    def applicant(self) -> Party:
        return self.parties[0]

    @property
    def respondent(self) -> Party:
        return self.parties[1]

    def then(self, kind: str, /, *, by: Actor, after: timedelta = AT_ONCE, **details: Any) -> None:
        """Time passes, then this happens; the case moves as the table of transitions says."""
        self.now += after
        case = self.case
        [event] = journal.lines(case, [journal.Entry(kind, details)], actor=by, at=self.now)
        event.id = self.id()
        self.events.append(event)
        case.head_seq, case.head_hash, case.last_changed_at = event.seq, event.hash, self.now
        if kind in ACTIONS:
            case.status = TARGETS[case.status, kind]
            for column in stamps.STAMPS[Action(kind)]:
                setattr(case, column, self.now)

    def wait_until(self, moment: datetime) -> None:
        self.now = max(self.now, moment)

    def some(self, least: float, most: float, unit: timedelta) -> timedelta:
        return unit * self.rng.uniform(least, most)

    def id(self) -> UUID:
        return uuid7(self.now, self.rng)

    def keep(self, model: type[Model], **values: Any) -> Any:
        row = new(model, id=self.id(), **values)
        self.rows.append(row)
        return row

    def write_down(self, kind: str, body: str, by: Actor, **values: Any) -> Statement:
        salt = self.rng.randbytes(16)
        return self.keep(
            Statement, kind=kind, body=body, salt=salt, written_by_id=by.user_id, recorded_at=self.now, **values
        )

    def own(self, agency: str, rule: str = "") -> None:
        """The agency owns the case from now on."""
        self.case.owner_id = self.place.agencies[agency]
        lead = Assignment.Role.LEAD
        self.lead = self.keep(
            Assignment, case_id=self.case.pk, agency_id=self.case.owner_id, role=lead, rule=rule, began_at=self.now
        )

    def give_up(self, because: str) -> None:
        self.lead.ended_at, self.lead.ended_because = self.now, because

    def consents(self, party: Party, *, by: Actor, means: str, after: timedelta = AT_ONCE) -> None:
        answer = ConsentState.GIVEN
        self.then(Event.CONSENT, by=by, after=after, party=party.number, state=answer, means=means)
        party.consent, party.consented_at = answer, self.now
        self.keep(Consent, party_id=party.pk, state=answer, means=means, given_at=self.now, recorded_by_id=by.user_id)

    def message(self, kind: Kind, *parties: Party) -> None:
        """A message that was owed and has been sent."""
        for party in parties:
            self.keep(
                Notice,
                case_id=self.case.pk,
                centre_id=self.place.id,
                kind=kind,
                party_id=party.pk,
                medium=Notice.Medium.SMS,
                state=Notice.State.SENT,
                due_at=self.now,
                attempts=1,
                reference=self.id(),
                provider_id=f"{self.rng.getrandbits(64):016x}",
                sent_at=self.now + 2 * SECOND,
            )

    def close_the_books(self, days: deadlines.CentreDays) -> None:
        """Read the clocks out of the whole journal, as the product does for a case without one so far."""
        there = Centre(id=self.case.centre_id, division=self.place.division)
        unwritten = Case(id=self.case.pk, centre=there, applied_at=self.case.applied_at)
        plan = deadlines.plan(unwritten, self.events, days)
        for deadline in plan.new:
            deadline.id = uuid7(deadline.started_at, self.rng)
        for name, value in plan.on_case.items():
            setattr(self.case, name, value)
        self.rows += [*self.events, *plan.new]

    def _track(self) -> Track:
        if self.outline.status == Status.CONCLUDED:
            return Track.LABOUR_INSPECTION
        if self.outline.is_late or self.outline.status in LONG_CLOCK:
            return Track.COMMITTEE
        return self.rng.choices(list(TRACKS), [weight for weight, _ in TRACKS.values()])[0]
