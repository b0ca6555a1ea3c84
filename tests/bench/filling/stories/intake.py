"""One-window application and its routing: from the matter to the agency that has acknowledged it."""

from decimal import Decimal

from mediation.models import (
    SYSTEM,
    Actor,
    Case,
    Channel,
    Classification,
    Consent,
    Employment,
    Matter,
    MatterKind,
    Party,
    ReceiptCode,
    Statement,
    Track,
)
from mediation.notices import Kind
from mediation.states import Action, Event, Status
from tests.bench.filling import people, words, world
from tests.bench.filling.stories.telling import CATEGORIES, HOUR, MINUTE, Story
from windows.models import Role

CODE_CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIDES = {Party.Role.APPLICANT: people.natural_person, Party.Role.RESPONDENT: people.respondent}
LABOUR = (Track.LABOUR_INSPECTION, Track.LABOUR_MEDIATION)
LEADS: dict[str, str] = {
    Track.COMMITTEE: world.COMMITTEE,
    Track.COURT_APPOINTED: world.COMMITTEE,
    Track.LABOUR_INSPECTION: "inspection",
    Track.LABOUR_MEDIATION: "labour",
    Track.CONSUMER: "market",
    Track.MEDICAL: "medical",
}


def received(story: Story) -> None:
    is_online = story.outline.status == Status.SUBMITTED
    by = story.desk[Role.CLERK]
    matter = story.keep(
        Matter,
        centre_id=story.place.id,
        kind=MatterKind.DISPUTE,
        channel=Channel.ONLINE if is_online else Channel.WINDOW,
        window_id=story.place.window,
        first_contact_id=by.user_id,
        received_at=story.now,
    )
    story.case = _case(story, matter, by)
    story.own(world.OWN)
    texts = {Statement.Kind.FACTS: words.statement(story.rng), Statement.Kind.REQUEST: words.request(story.rng)}
    for kind, body in texts.items():
        story.write_down(kind, body, by, matter_id=matter.pk, case_id=story.case.pk)
    _bring_in(story, by)
    if is_online:
        who = Actor.party(story.applicant.pk)
        story.then(Event.MATTER_RECEIVED, by=who, matter=str(matter.pk), online=True)
    else:
        story.then(Event.MATTER_RECEIVED, by=by, matter=str(matter.pk))


def _case(story: Story, matter: Matter, by: Actor) -> Case:
    case: Case = story.keep(
        Case,
        centre_id=story.place.id,
        matter_id=matter.pk,
        code="".join(story.rng.choices(CODE_CHARACTERS, k=9)),
        first_contact_id=by.user_id,
        window_id=story.place.window,
        track=story.track,
        employment=Employment.ENDED if story.track in LABOUR else "",
        amount=Decimal(story.rng.randrange(3, 900) * 100),
        people=2,
        applied_at=story.now,
        last_changed_at=story.now,
    )
    return case


def _bring_in(story: Story, by: Actor) -> None:
    for number, (role, make) in enumerate(SIDES.items(), start=1):
        person = make(story.rng, centre_id=story.place.id, at=story.now)
        story.rows += [person, people.first_version(person, story.rng, by_id=by.user_id)]
        party = story.keep(
            Party,
            case_id=story.case.pk,
            centre_id=story.place.id,
            role=role,
            number=number,
            person_id=person.pk,
            joined_at=story.now,
        )
        story.parties.append(party)
        digest = story.rng.randbytes(32)
        story.keep(ReceiptCode, party_id=party.pk, case_id=story.case.pk, digest=digest, issued_at=story.now)


def registered(story: Story) -> None:
    by, case = story.desk[Role.CLERK], story.case
    story.consents(story.applicant, by=by, means=Consent.Means.IN_PERSON)
    case.register_year, case.register_number = story.outline.registered_at.year, story.outline.number
    facts = {"track": story.track, "joint": False, "parties": 2}
    if case.employment:
        facts["employment"] = case.employment
    story.then(Action.REGISTER, by=by, after=10 * MINUTE, **facts)
    story.then(Event.CLASSIFY_PROPOSED, by=SYSTEM, proposed=[CATEGORIES[story.track]])
    story.message(Kind.REGISTERED, story.applicant)


def asked_for_supplements(story: Story) -> None:
    story.then(Action.REQUEST_SUPPLEMENT, by=story.desk[Role.CLERK], after=HOUR)
    story.message(Kind.SUPPLEMENT_ASKED, story.applicant)


def routed(story: Story) -> None:
    by, case = story.desk[Role.DISPATCHER], story.case
    case.category = CATEGORIES[story.track]
    facts = {"category": case.category, "subtype": "", "track": story.track}
    story.then(Event.CLASSIFY_CONFIRMED, by=by, after=4 * MINUTE, **facts)
    story.keep(
        Classification,
        case_id=case.pk,
        proposed=[case.category],
        category=case.category,
        track=story.track,
        proposed_at=case.registered_at,
        confirmed_at=story.now,
        confirmed_by_id=by.user_id,
    )
    _send(story, by)
    story.message(Kind.ROUTED, story.applicant)


def _send(story: Story, by: Actor) -> None:
    lead, body = LEADS[story.track], world.COMMITTEE
    facts = {"lead": lead, "body": body, "assisting": [], "rule": "by category", "window": 1}
    story.then(Action.ROUTE, by=by, after=MINUTE, **facts)
    story.give_up(Action.ROUTE)
    story.own(lead, rule="by category")
    story.case.mediating_body_id = story.place.agencies[body]


def acknowledged(story: Story) -> None:
    story.then(Action.ACKNOWLEDGE, by=story.mediator, after=3 * MINUTE)
    story.lead.accepted_at = story.now
