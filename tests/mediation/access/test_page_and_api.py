"""What of a case its page shows and the API answers: the same to each person, group by group."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts import tokens
from accounts.models import User
from mediation import followup, handling, intake, journal
from mediation.access.extents import EVERYTHING, EXTENTS, Extent, Group
from mediation.access.relations import Relation, relations_of
from mediation.access.visibility import VisibleCase
from mediation.api.answers.case import WholeCaseAnswer
from mediation.api.answers.case_groups import COURSE, GROUPS, PARTS
from mediation.api.cases import RegisteredAnswer
from mediation.documents.uploads import Upload
from mediation.intake import MaterialGiven
from mediation.journal import Readers
from mediation.models import Case, ExternalReference, Material
from mediation.states import Action, Event, Status
from tests import factories
from tests.factories import Hall, create_case_at_status, moment
from tests.mediation.documents import files
from windows import clock
from windows.models import Role

pytestmark = pytest.mark.django_db
EARLIER, AT = moment("2026-11-23 09:40"), moment("2026-12-10 10:00")


@pytest.fixture
def hall(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    return factories.hall()


@pytest.fixture
def case(hall) -> Case:
    """Everything a case can have: two agencies assist, it was performed, both were called, one has graded it."""
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    by = hall.actor(Role.MEDIATOR)
    task = handling.ask_assistance(case, agency=hall.police, request="请调看路口监控。", by=by, at=EARLIER)
    handling.ask_assistance(case, agency=hall.labour, request="请查工资册。", by=by, at=EARLIER)
    handling.answer_assistance(task, answer="监控显示未减速。", by=hall.actor(Role.COORDINATOR), at=EARLIER)
    case.refresh_from_db()
    paid = MaterialGiven(kind=Material.Kind.CONTRACT, party=case.parties.get(number=1))
    intake.receive_material(case, upload=Upload("a.pdf", files.pdf()), details=paid, by=by, at=EARLIER)
    held = {"began_at": EARLIER, "ended_at": EARLIER + timedelta(minutes=9)}
    handling.hold_session(case, record="双方到场。", **held, by=by, at=EARLIER + timedelta(minutes=10))
    case = factories.driving.agree(case, hall, EARLIER + timedelta(minutes=11))
    case = factories.driving.perform(case, hall, EARLIER + timedelta(minutes=13))
    case = factories.driving.begin_follow_up(case, hall, EARLIER + timedelta(minutes=14))
    party, later = case.parties.get(number=1), EARLIER + timedelta(minutes=15)
    party.case = case
    caller = hall.actor(Role.CALLBACK_CLERK)
    followup.rate(party, grade=1, means="phone", words="态度不好。", by=caller, at=later)
    case.refresh_from_db()
    ExternalReference.objects.create(case=case, kind="hotline", number="12345-1")
    case.survey_links.update(expires_at=AT + timedelta(days=1))
    return case


@dataclass
class Seen:
    """What one person is shown: the page's context, the answers of the API by their noun."""

    page: Any
    whole: dict[str, Any]
    of: Callable[[str], Any]


def seen_by(user: User, case: Case) -> Seen:
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    _, secret = tokens.issue(user, name="test", scopes=["all"], lasts=timedelta(days=1), at=AT)
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}", HTTP_ACCEPT_LANGUAGE="en")

    def of(noun: str) -> Any:
        answer = program.get(f"/api/v1/cases/{case.code}{noun}")
        return answer.json() if answer.status_code == 200 else []

    page = browser.get(f"/cases/{case.code}/")
    assert page.status_code == 200
    return Seen(page.context, of(""), of)


def graded(lines: list[Any]) -> set[bool]:
    return {bool(details) for kind, details in lines if kind == "rating"}


#: By group: what the page shows of it, and what the API answers; ``None`` where one of them has nothing of the group.
COMPARED: dict[Group, tuple[Callable[[Seen], Any], Callable[[Seen], Any]]] = {
    Group.ABOUT: (
        lambda seen: [
            (person.seen.party.number, person.seen.name, person.seen.phone) for person in seen.page["people"]
        ],
        lambda seen: [(person["number"], person["name"], person["phone"]) for person in seen.whole["parties"]],
    ),
    Group.JOURNAL: (
        lambda seen: {line.entry.kind for line in seen.page["lines"]},
        lambda seen: {line["kind"] for line in seen.of("/events")},
    ),
    Group.CLOCKS: (
        lambda seen: {(c.seen.rule.code, c.seen.occasion) for _name, group in seen.page["clocks"] for c in group},
        lambda seen: {(c["term"], c["occasion"]) for c in seen.whole["clocks"] if c["state"] != "cancelled"},
    ),
    Group.ASSISTANCE: (
        lambda seen: [(task.number, task.agency.code) for task in seen.page["tasks"]],
        lambda seen: [(task["number"], task["agency"]) for task in seen.whole["assistance"]],
    ),
    Group.SESSIONS: (
        lambda seen: [session.number for session in seen.page["sessions"]],
        lambda seen: [session["number"] for session in seen.whole["sessions"]],
    ),
    Group.AGREEMENTS: (
        lambda seen: [seen.page["agreement"].version] if seen.page["agreement"] else [],
        lambda seen: [agreement["version"] for agreement in seen.whole["agreements"]],
    ),
    Group.PAPERS: (
        lambda seen: {str(paper.pk) for paper in seen.page["papers"]},
        lambda seen: {paper["id"] for paper in seen.of("/papers")},
    ),
    Group.MATERIALS: (
        lambda seen: [material.number for material in seen.page["materials"]],
        lambda seen: [material["number"] for material in seen.of("/materials")],
    ),
    Group.NOTICES: (
        lambda seen: {str(notice.pk) for notice in seen.page["notices"]},
        lambda seen: {notice["id"] for notice in seen.of("/notices")},
    ),
    Group.GRADES: (
        lambda seen: graded([(line.entry.kind, line.words) for line in seen.page["lines"]]),
        lambda seen: graded([(line["kind"], line["details"]) for line in seen.of("/events")]),
    ),
    Group.REFERENCES: (
        lambda seen: [reference.number for reference in seen.page["references"]],
        lambda seen: [reference["number"] for reference in seen.whole["references"]],
    ),
    Group.TRIPS: (
        lambda seen: seen.page["trips"] and seen.page["trips"].count,
        lambda seen: seen.whole["trips"] and seen.whole["trips"]["count"],
    ),
}
#: What only one of them has, and is asked for itself below.
OF_THE_PAGE = {Group.CALLS}
OF_THE_API = {Group.COURSE}


def people_of(hall: Hall) -> dict[str, User]:
    """Each role that sees cases, held for the centre, the committee that owns the case, or an assisting agency."""
    at_centre = (Role.CLERK, Role.DISPATCHER, Role.CALLBACK_CLERK, Role.SUPERVISOR, Role.SEAL_KEEPER, Role.ARCHIVIST)
    people = {f"centre {role}": hall.users[role] for role in at_centre}
    auditor = factories.user("sy-audit", "审计")
    people["centre auditor"] = factories.member(hall.centre, Role.AUDITOR, auditor)
    for role in (Role.MEDIATOR, Role.WINDOW_OFFICER, Role.COORDINATOR, Role.SEAL_KEEPER, Role.SUPERVISOR):
        for name, agency in (("owner", hall.committee), ("assisting", hall.police)):
            user = factories.user(f"sy-{name}-{role}", "某人")
            people[f"{name} {role}"] = factories.member(agency, role, user)
    return people | {"mediator": hall.users[Role.MEDIATOR], "assisting": hall.users[Role.COORDINATOR]}


def test_page_and_api_show_each_person_the_same_of_each_group(hall, case):
    assert set(COMPARED) | OF_THE_PAGE | OF_THE_API == set(Group)
    for who, user in people_of(hall).items():
        seen, visible = seen_by(user, case), VisibleCase(case, factories.acting(user, AT.date()), AT)
        for group, (on_page, in_answer) in COMPARED.items():
            assert on_page(seen) == in_answer(seen), (who, group)
            if group not in (Group.TRIPS, Group.GRADES):
                assert bool(on_page(seen)) == visible.sees(group), (who, group)
        assert bool(seen.page["ratings"]) == (True in COMPARED[Group.GRADES][0](seen)), who
        dates = {seen.whole[name] is not None for name in COURSE if getattr(case, name)}
        assert dates == {visible.sees(Group.COURSE)}, who


def test_whoever_handled_it_reads_no_grade_anywhere_while_the_survey_is_open_and_then_does(hall, case):
    mediator, supervisor = hall.users[Role.MEDIATOR], hall.users[Role.SUPERVISOR]
    for user, reads in ((mediator, False), (supervisor, True)):
        seen = seen_by(user, case)
        assert graded([(line["kind"], line["details"]) for line in seen.of("/events")]) == {reads}
        assert bool(seen.page["ratings"]) == reads
    case.survey_links.update(expires_at=AT - timedelta(days=1))
    seen = seen_by(mediator, case)
    assert [rating.grade for rating in seen.page["ratings"]] == [1]
    assert [e["details"]["grade"] for e in seen.of("/events") if e["kind"] == "rating"] == [1]


def test_every_field_that_the_api_answers_of_a_case_belongs_to_a_group():
    answered = {*WholeCaseAnswer.Meta.fields, *RegisteredAnswer.Meta.fields}
    assert set(GROUPS) == answered
    partly = {name for name, group in GROUPS.items() if EXTENTS[Relation.ASSISTING].get(group) == Extent.PART}
    assert set(PARTS) == partly


def test_what_the_table_does_not_open_is_closed_to_who_assists_and_to_parties():
    assert set(EXTENTS) == set(Relation)
    for relation, opened in EXTENTS.items():
        assert opened == EVERYTHING or relation in (Relation.ASSISTING, Relation.PARTY)


def test_how_somebody_is_related_to_a_case(hall, case):
    related = {who: relations_of(factories.acting(user, AT.date()), case) for who, user in people_of(hall).items()}
    assert related["centre auditor"] == {Relation.CENTRE}
    assert related["owner coordinator"] >= {Relation.OWNER}
    assert related["mediator"] >= {Relation.OWNER, Relation.IN_HAND}
    assert related["assisting"] == related["assisting seal_keeper"] == {Relation.ASSISTING}


def test_an_action_or_event_is_for_parties_only_where_it_is_named():
    """Whoever adds one must say here as well whether parties read it."""
    house = {kind for kind in (*Action, *Event) if kind not in journal.read_by(Readers.PARTIES)}
    assert {Action.MERGE} == house & set(Action)
    assert house & set(Event) == set(Event) - {
        *(Event.MATTER_RECEIVED, Event.SESSION_SET, Event.SESSION_HELD, Event.SESSION_CANCELLED),
        *(Event.AGREEMENT_EFFECTIVE, Event.PERFORMANCE_RECORDED),
    }
