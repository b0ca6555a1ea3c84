"""Who assists sees what the case is about and what is asked of them; every look at a paper is a line of its own."""

from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from accounts import tokens
from accounts.models import AccessEntry
from mediation import handling, intake
from mediation.documents.uploads import Upload
from mediation.intake import MaterialGiven
from mediation.models import Material, Paper
from mediation.states import Status
from tests import driving, factories
from tests.factories import NINE, moment
from tests.mediation.documents import files
from windows.models import Role

pytestmark = pytest.mark.django_db

AT = moment("2026-11-23 10:00")
RENDERED = {"content": b"%PDF-", "pages": 1, "digest": b"1" * 32}
ASKED, ASKED_OF_OTHERS, ANSWERED = "请调看路口监控。", "请查工资册。", "监控显示未减速。"
AGREED, HELD = "双方于市场旁道路相撞，骑车人未减速。", "王某愿多付五百元。"


@pytest.fixture
def case(hall):
    """Two agencies assist, a session was held, an agreement is being signed."""
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    by = hall.actor(Role.MEDIATOR)
    task = handling.ask_assistance(case, agency=hall.police, request=ASKED, by=by, at=AT)
    handling.ask_assistance(case, agency=hall.labour, request=ASKED_OF_OTHERS, by=by, at=AT)
    handling.answer_assistance(task, answer=ANSWERED, by=hall.actor(Role.COORDINATOR), at=AT)
    case.refresh_from_db()
    held = {"began_at": AT, "ended_at": AT + timedelta(minutes=20), "concessions": HELD}
    handling.hold_session(case, record="双方到场。", **held, by=by, at=AT + timedelta(minutes=30))
    case = factories.driving.agree(case, hall, AT + timedelta(minutes=31))
    Paper.objects.filter(case=case).update(state=Paper.State.READY, ready_at=AT, **RENDERED)
    return case


@pytest.fixture
def officer(hall, desk_of):
    return desk_of(hall.users[Role.COORDINATOR])


@pytest.fixture
def program(hall):
    _, secret = tokens.issue(
        hall.users[Role.COORDINATOR], name="test", scopes=["all"], lasts=timedelta(days=1), at=NINE
    )
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def own_paper(case):
    return case.papers.get(kind="investigation_record")


def test_the_page_shows_what_it_is_about_and_what_is_asked_and_nothing_else(case, officer):
    page = officer.get(f"/cases/{case.code}/").content.decode()
    assert all(text in page for text in ("缝了四针", ASKED, ANSWERED, "李*珍"))
    assert not any(text in page for text in (ASKED_OF_OTHERS, AGREED, HELD, "双方到场", "李素珍", "10000000001"))
    assert f"/papers/{own_paper(case).pk}/" in page
    assert page.count("/papers/") == 1


@pytest.mark.parametrize("noun", ["agreement/text", "intake", "classification", "risk", "sessions", "extension"])
def test_pages_of_the_whole_file_are_closed(case, officer, noun):
    assert officer.get(f"/cases/{case.code}/{noun}/").status_code == 403


def test_papers_of_others_are_not_there(case, officer, program):
    others = case.papers.exclude(pk=own_paper(case).pk)
    assert others
    for paper in others:
        assert officer.get(f"/cases/{case.code}/papers/{paper.pk}/").status_code == 404
        assert program.get(f"/api/v1/cases/{case.code}/papers/{paper.pk}").status_code == 404
    assert officer.get(f"/cases/{case.code}/papers/{own_paper(case).pk}/").status_code == 200


def test_a_program_reads_the_part_alone(case, program):
    shown = program.get(f"/api/v1/cases/{case.code}").json()
    assert (shown["agreements"], shown["sessions"], shown["actions"]) == ([], [], [])
    assert [task["agency"] for task in shown["assistance"]] == ["police"]
    assert [(clock["term"], clock["occasion"]) for clock in shown["clocks"]] == [("P-4", "1")]
    events = program.get(f"/api/v1/cases/{case.code}/events").json()
    assert {line["kind"] for line in events} == {"matter.received", "register", "assist.asked", "assist.closed"}
    assert {line["details"].get("agency", "police") for line in events} == {"police"}
    assert program.get(f"/api/v1/cases/{case.code}/notices").json() == []
    assert [paper["kind"] for paper in program.get(f"/api/v1/cases/{case.code}/papers").json()] == [
        "investigation_record"
    ]


def test_who_has_no_clock_of_their_own_reads_nothing_about_clocks(hall, officer):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    assert 'id="clocks"' not in officer.get(f"/cases/{case.code}/").content.decode()


def test_who_handles_it_sees_the_whole_of_it(case, hall, desk_of):
    page = desk_of(hall.users[Role.MEDIATOR]).get(f"/cases/{case.code}/").content.decode()
    assert all(text in page for text in (ASKED, ASKED_OF_OTHERS, ANSWERED, HELD))


def looks(user):
    return list(AccessEntry.objects.filter(user=user).order_by("at", "id").values_list("object_kind", "object_id"))


def test_reading_a_paper_is_written_down_as_a_look_at_that_paper(case, hall, officer, program):
    paper = own_paper(case)
    officer.get(f"/cases/{case.code}/papers/{paper.pk}/")
    program.get(f"/api/v1/cases/{case.code}/papers/{paper.pk}")
    assert looks(hall.users[Role.COORDINATOR]) == [("paper", paper.pk)] * 2


def test_reading_what_was_handed_in_is_written_down_as_a_look_at_it(case, hall, desk_of):
    clerk, at = hall.users[Role.CLERK], case.last_changed_at
    slip, material = Upload("a.pdf", files.pdf()), MaterialGiven(kind=Material.Kind.CONTRACT)
    handed = intake.receive_material(case, upload=slip, details=material, by=factories.acting(clerk), at=at)
    driving.look_into(handed, at)
    desk_of(clerk).get(f"/cases/{case.code}/materials/{handed.pk}/")
    assert looks(clerk) == [("material", handed.pk)]
