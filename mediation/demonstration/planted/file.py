"""One planted case: the verbs of the four stages, each said with who did it and when.

A file is worked like a real one; what is left out here (an officer taking the union's part, a mediator who is named) is
what a rule of the centre already says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Self

from accounts.models import PersonKind
from mediation import followup, handling, intake, routing, trips
from mediation.demonstration.planted.past import Past, When
from mediation.handling import AgreementDraft, SessionPlan, TermGiven
from mediation.intake import Application, PartyGiven, PersonGiven
from mediation.models import Agreement, AgreementTerm, Case, Channel, Party, Performance
from mediation.trips import Attendance
from windows import visits
from windows.models import Agency, Lane, Visit

A_WAIT, A_WHILE, A_TALK = timedelta(minutes=3), timedelta(minutes=5), timedelta(minutes=20)
REACHED = "reached"


def person(name: str, number: int, **more: Any) -> PersonGiven:
    """Somebody invented, with a telephone of the range that nobody has."""
    return PersonGiven(kind=PersonKind.NATURAL_PERSON, name=name, phone=f"1000000{number:04d}", **more)


def company(name: str, number: int, contact: str) -> PersonGiven:
    return PersonGiven(
        kind=PersonKind.LEGAL_PERSON, name=f"{name}（演示）", phone=f"1000000{number:04d}", contact_name=contact
    )


def applicant(who: PersonGiven, *, relation: str = "", means: str = "in_person", **more: Any) -> PartyGiven:
    return PartyGiven(Party.Role.APPLICANT, who, relation=relation, consent_means=means, **more)


def respondent(who: PersonGiven, *, relation: str = "", means: str = "") -> PartyGiven:
    """``means`` stays empty where nobody has asked them yet."""
    return PartyGiven(Party.Role.RESPONDENT, who, relation=relation, consent_means=means)


@dataclass
class File:
    past: Past
    centre: str
    case: Case

    @classmethod
    def register(
        cls, past: Past, centre: str, who: str, when: When, application: Application, *, stays: timedelta = A_TALK
    ) -> Self:
        """Registered, with what the classifier proposes. Whoever came to a window did so with a ticket."""
        visit = _arrive(past, application, at=past.moment(when) - A_WAIT)
        application = replace(application, visit=visit)
        proposals = routing.propose(application.facts, application.request, application.parties[-1].relation)
        at = past.moment(when)
        registered = intake.register(
            past.centre(centre), application, by=past.actor(who), at=at, after=[routing.proposed(proposals)]
        )
        routing.keep_proposals(registered.case, proposals, at=at)
        if visit:
            visits.end(visit, at=at + stays)
        return cls(past, centre, registered.case)

    def do(self, verb: Any, who: str, when: When, *positional: Any, **arguments: Any) -> Any:
        """Any verb of the case, by somebody, at a time."""
        return verb(self.case, *positional, **arguments, by=self.past.actor(who), at=self.past.moment(when))

    def party(self, number: int) -> Party:
        party: Party = self.case.parties.select_related("person").get(number=number)
        return party

    def classify(self, who: str, when: When, category: str, **arguments: Any) -> None:
        self.do(routing.classify, who, when, category=category, **arguments)

    def send(self, who: str, when: When, *, also: Sequence[str] = ()) -> None:
        """By the centre's rules; ``also``: further agencies that assist. Whoever assists takes their part soon."""
        suggestion = routing.suggest(self.case, at=self.past.moment(when))
        assisting = [*suggestion.assisting, *(self.past.agency(self.centre, code) for code in also)]
        self.do(
            routing.route,
            who,
            when,
            lead=suggestion.lead,
            mediating_body=suggestion.mediating_body,
            window=suggestion.window,
            assisting=assisting,
            rule=suggestion.rule,
        )
        for agency in assisting:
            self._take_part(agency, when)

    def send_to(self, who: str, when: When, *, lead: str, body: str, reason: str) -> None:
        """Elsewhere than the rules say, with the reason."""
        lead_agency, mediating_body = self.past.agency(self.centre, lead), self.past.agency(self.centre, body)
        self.do(routing.route, who, when, lead=lead_agency, mediating_body=mediating_body, reason=reason)

    def take_on(self, who: str, when: When, *, mediator: str = "") -> None:
        """Acknowledged and accepted in one go."""
        self.do(routing.acknowledge, who, when)
        self.do(handling.accept, who, when, mediator=self.past.user(mediator) if mediator else None)

    def consent(self, who: str, when: When, party: int, *, state: str = "given", means: str = "phone") -> None:
        self.do(handling.record_consent, who, when, self.party(party), state=state, means=means)

    def begin(self, who: str, when: When) -> None:
        self.do(handling.begin, who, when)

    def plan(self, from_: When, until: str, room: str = "") -> SessionPlan:
        """A session to come, on one day."""
        day, _ = from_
        place = self.past.room(self.centre, room) if room else None
        return SessionPlan(self.past.moment(from_), self.past.moment((day, until)), room=place)

    def principals(self) -> list[Party]:
        return list(self.case.parties.principals().select_related("person"))

    def meet(self, who: str, from_: When, until: str, record: str, *, away: bool = False, **arguments: Any) -> None:
        """A session that was held and written down at its end; both sides came to it, unless it was ``away``."""
        day, _ = from_
        arguments["attendance"] = None if away else Attendance(self.principals())
        times = {"began_at": self.past.moment(from_), "ended_at": self.past.moment((day, until))}
        self.do(handling.hold_session, who, (day, until), record=record, **times, **arguments)

    def draw_up(
        self, who: str, when: When, facts: str, terms: Sequence[Mapping[str, Any]], *, form: str = "written"
    ) -> Agreement:
        """A draft: each term says debtor, creditor, act, days until it is due, and an amount where it is money."""
        draft = AgreementDraft(
            form=form,
            facts=facts,
            terms=[self._term(**term) for term in terms],
            covers_later_treatment=True,
            default_consequence="逾期未履行的，对方可就本协议向人民法院提起诉讼。",
        )
        agreement: Agreement = self.do(handling.draft_agreement, who, when, draft=draft)
        return agreement

    def agree(self, who: str, when: When, agreement: Agreement) -> None:
        self.do(handling.agree, who, when, agreement=agreement)

    def sign_and_seal(self, who: str, when: When, agreement: Agreement, *, keeper: str) -> None:
        """Signed by every party who must, by the mediator, and sealed a while later."""
        by, at, parties = self.past.actor(who), self.past.moment(when), self.principals()
        trips.attend(self.case, Attendance(parties), by=by, since=at)
        for party in parties:
            handling.sign(agreement, party=party, by=by, at=at)
        handling.sign(agreement, by=by, at=at)
        handling.seal(agreement, by=self.past.actor(keeper), at=at + A_WHILE)

    def pay(self, who: str, when: When, agreement: Agreement, *numbers: int, proof: str = "transfer") -> None:
        """Terms that were performed, all of them where none is named."""
        terms: list[AgreementTerm] = list(agreement.terms.order_by("number"))
        by, at = self.past.actor(who), self.past.moment(when)
        attendance = Attendance(self.principals()) if proof == Performance.Proof.RECEIPT else None
        for term in terms:
            if not numbers or term.number in numbers:
                handling.record_performance(
                    term, amount=term.amount, proof=proof, occurred_at=at, attendance=attendance, by=by, at=at
                )

    def follow_up(self, who: str, when: When, caller: str, call_at: When, **grades: int) -> None:
        """Both sides are called, each gives a grade by telephone: ``_1=5`` is party 1's."""
        self.do(followup.begin, who, when)
        for key, grade in grades.items():
            self.call(caller, call_at, int(key.removeprefix("_")), grade=grade)

    def call(self, who: str, when: When, party: int, **arguments: Any) -> None:
        self.do(followup.call, who, when, self.party(party), result=REACHED, has_reprisal=False, **arguments)

    def close(self, who: str, when: When) -> None:
        self.do(followup.close, who, when)

    def archive(self, who: str, when: When, *, retention: str) -> None:
        self.do(followup.archive, who, when, retention=retention)

    def _term(self, debtor: int, creditor: int, act: str, due: int, amount: str = "") -> TermGiven:
        return TermGiven(
            debtor=self.party(debtor),
            creditor=self.party(creditor),
            act=act,
            due_on=self.past.day(due),
            amount=Decimal(amount) if amount else None,
            manner="银行转账" if amount else "",
        )

    def _take_part(self, agency: Agency, when: When) -> None:
        member = agency.memberships.order_by("user__staff_number").first()
        if member is not None:
            actor = self.past.actor(member.user.staff_number)
            routing.accept_part(self.case, by=actor, at=self.past.moment(when) + A_WHILE)


def _arrive(past: Past, application: Application, *, at: datetime) -> Visit | None:
    """One ticket for all who apply at a window."""
    window = application.window
    if window is None or application.channel != Channel.WINDOW:
        return None
    both = [party for party in application.parties if party.role in (Party.Role.APPLICANT, Party.Role.RESPONDENT)]
    came = both if application.is_joint_application else application.applicants
    centre = past.centre(window.centre.code)
    return visits.receive(centre, lane=Lane.NEW, persons=len(came), window=window, at=at)
