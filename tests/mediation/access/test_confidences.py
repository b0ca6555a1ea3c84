"""What one side tells the mediator apart, and what is conceded: read by the mediator, and by no other door."""

from datetime import timedelta

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts import tokens
from accounts.models import AccessEntry, AccessVerb
from mediation import handling, journal
from mediation.access.visibility import VisibleCase
from mediation.casework import timeline
from mediation.handling import SeparateTalk
from mediation.models import Actor, MediationSession, Statement
from mediation.states import Event, Status
from tests import factories
from tests.factories import create_case_at_status, moment
from windows import clock
from windows.models import AGENCY_ROLES, Role

pytestmark = pytest.mark.django_db
HELD, AT = moment("2026-11-23 10:20"), moment("2026-11-23 11:00")
APART, CONCEDED = "我怕他哥哥，别让他们知道我住娘家。", "利息可以不要。"
LEADERS = (Role.SUPERVISOR, Role.DIRECTOR)
ADDRESSES = ("", "/events", "/papers", "/materials", "/sessions", "/notices")


@pytest.fixture
def hall(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    return factories.hall()


@pytest.fixture
def case(hall):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    handling.hold_session(
        case,
        record="先一起谈，后分别谈。",
        concessions=CONCEDED,
        form="joint_then_separate",
        separate_talks=[SeparateTalk(case.parties.get(number=1), APART)],
        began_at=HELD,
        ended_at=HELD + timedelta(minutes=20),
        by=hall.actor(Role.MEDIATOR),
        at=HELD + timedelta(minutes=21),
    )
    case.refresh_from_db()
    return case


def holder_of(role, hall):
    """Who holds the role in the hall; a second mediator, and whoever the hall lacks, joins it."""
    if role in hall.users and role != Role.MEDIATOR:
        return hall.users[role]
    place = hall.committee if role in AGENCY_ROLES else hall.centre
    return factories.member(place, role, factories.user(f"sy-{role}-2", "金秋"))


def browser_of(user):
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def read_everywhere(user, case):
    """All that the page and the operations answer this person about the case."""
    _, secret = tokens.issue(user, name="test", scopes=["all"], lasts=timedelta(days=1), at=AT)
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    answers = [program.get(f"/api/v1/cases/{case.code}{noun}").content for noun in ADDRESSES]
    return b"".join([browser_of(user).get(f"/cases/{case.code}/").content, *answers]).decode()


def test_the_mediator_reads_it_on_the_page_of_the_case_and_no_operation_answers_it(hall, case):
    assert case.mediator == hall.users[Role.MEDIATOR]
    page = browser_of(case.mediator).get(f"/cases/{case.code}/").content.decode()
    assert APART in page
    assert CONCEDED in page
    everywhere = read_everywhere(case.mediator, case)
    assert everywhere.count(APART) == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MEDIATOR])
def test_no_role_reads_it(hall, case, role):
    everywhere = read_everywhere(holder_of(role, hall), case)
    assert APART not in everywhere
    assert CONCEDED not in everywhere


def test_neither_does_another_mediator_of_the_same_agency_nor_the_other_side(hall, case):
    other = holder_of(Role.MEDIATOR, hall)
    everywhere = read_everywhere(other, case)
    assert "先一起谈，后分别谈。" in everywhere
    assert APART not in everywhere
    assert CONCEDED not in everywhere
    for party in case.parties.all():
        lines = timeline(VisibleCase(case, Actor.party(party.pk), AT))
        words = [statement.body for line in lines for statement in line.statements]
        assert not {APART, CONCEDED} & set(words)


def test_whoever_is_named_mediator_next_reads_it_and_the_one_before_no_more(hall, case):
    before = case.mediator
    after = holder_of(Role.MEDIATOR, hall)
    handling.name_mediator(case, mediator=after, by=hall.actor(Role.MEDIATOR), at=AT)
    case.refresh_from_db()
    assert APART in read_everywhere(after, case)
    assert APART not in read_everywhere(before, case)


@pytest.mark.parametrize("role", LEADERS)
def test_a_leader_reads_it_with_a_reason_that_the_mediator_finds(hall, case, role):
    leader = holder_of(role, hall)
    browser = browser_of(leader)
    address = f"/cases/{case.code}/confidences/"
    assert address in browser.get(f"/cases/{case.code}/").content.decode()
    assert APART not in browser.get(address).content.decode()
    unreasoned = browser.post(address, {"reason": " "})
    assert unreasoned.context["form"].errors["reason"]
    assert APART not in unreasoned.content.decode()
    read = browser.post(address, {"reason": "申请人安全受到威胁，需核实。"}).content.decode()
    assert APART in read
    assert CONCEDED in read
    mediators = browser_of(case.mediator).get(f"/cases/{case.code}/").content.decode()
    assert "申请人安全受到威胁，需核实。" in mediators
    assert leader.name in mediators
    assert AccessEntry.objects.filter(verb=AccessVerb.REVEAL, user=leader).count() == 1
    assert case.events.filter(kind=Event.CONFIDENCES_READ).count() == 1


@pytest.mark.parametrize("role", [Role.CLERK, Role.SEAL_KEEPER, Role.CALLBACK_CLERK, Role.ARCHIVIST, Role.AUDITOR])
def test_nobody_but_a_leader_is_asked_for_a_reason(hall, case, role):
    answer = browser_of(holder_of(role, hall)).post(f"/cases/{case.code}/confidences/", {"reason": "看看。"})
    assert answer.status_code in (403, 404)
    assert not case.events.filter(kind=Event.CONFIDENCES_READ).exists()


def test_the_record_of_a_session_held_apart_before_talks_had_rows_of_their_own_is_as_confidential(hall, case):
    words = "旧记录：她说住在娘家。"
    record = journal.write_down(Statement.Kind.RECORD, words, at=HELD, case=case, by=hall.actor(Role.CLERK))
    MediationSession.objects.create(
        case=case, number=2, form="separate", state="held", during=(HELD, HELD + timedelta(minutes=5)), record=record
    )
    kept = VisibleCase(case, hall.actor(Role.SUPERVISOR), AT).statements()
    assert words not in [statement.body for statement in kept]
    heard = VisibleCase(case, hall.actor(Role.MEDIATOR), AT).confidences()
    assert words in [statement.body for statement in heard]


def test_the_form_asks_with_whom_and_keeps_what_was_typed(hall, case):
    address = f"/cases/{case.code}/records/"
    form = browser_of(case.mediator).get(address).context["form"]
    typed = {
        "form_id": form["form_id"].value(),
        "seen": form["seen"].value(),
        "day": "2026-11-23",
        "starts": "10:40",
        "ends": "10:50",
        "form": "separate",
        "apart_words_1": "第二次单独谈话的内容。",
    }
    answer = browser_of(case.mediator).post(address, typed)
    assert answer.context["form"].errors["apart_with_1"]
    assert "第二次单独谈话的内容。" in answer.content.decode()
    typed["apart_with_1"] = "2"
    answer = browser_of(case.mediator).post(address, typed)
    assert answer.status_code == 302, answer.context["form"].errors
    talk = case.statements.get(kind="separate_talk", party__number=2)
    assert (talk.body, talk.session.record) == ("第二次单独谈话的内容。", None)
