"""Queues and what is owed: pages and API list the same, and nobody who waits stands in no list."""

from datetime import timedelta
from itertools import product

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts import tokens
from mediation import codes, documents
from mediation.api.answers.owed import OwedAnswer
from mediation.casework import queues
from mediation.casework.queue_filters import FILTERS, ORDERS
from mediation.casework.queues import QUEUES
from mediation.delivery import owed
from mediation.models import Case, Notice
from mediation.states import CENTRE_OWNED, Status
from tests import factories
from tests.factories import NINE, create_case_at_status
from windows import clock
from windows.models import Role

pytestmark = pytest.mark.django_db
STATUSES = (
    *(Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING, Status.ROUTED, Status.IN_MEDIATION, Status.AGREED),
    *(Status.PERFORMED, Status.CLOSED),
)
LATER = NINE + timedelta(days=3)
ROLES = (
    *(Role.CLERK, Role.DISPATCHER, Role.MEDIATOR, Role.WINDOW_OFFICER, Role.COORDINATOR, Role.SUPERVISOR),
    *(Role.SEAL_KEEPER, Role.CALLBACK_CLERK),
)


@pytest.fixture
def hall(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    hall = factories.hall()
    for status in STATUSES:
        create_case_at_status(status, at_hall=hall)
    Case.objects.filter(status=Status.REGISTERED).update(risk="red", wage_arrears=True)
    return hall


def page_of(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def program_of(user) -> APIClient:
    _, secret = tokens.issue(user, name="test", scopes=["all"], lasts=timedelta(days=1), at=LATER)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}", HTTP_ACCEPT_LANGUAGE="en")
    return client


def test_a_queue_holds_the_same_cases_in_the_same_order_on_its_page_and_in_the_api(hall):
    for role in ROLES:
        page, program = page_of(hall.users[role]), program_of(hall.users[role])
        for name, show in product(queues.queues_of(hall.actor(role)), FILTERS):
            shown = page.get(f"/queues/{name}/", {"show": show}).context
            answer = program.get("/api/v1/cases", {"queue": name, "show": show}).json()
            lines = [codes.printed(line.case.code) for line in shown["lines"]]
            assert lines == [row["code"] for row in answer["results"]], (role, name, show)
            counted = {href.partition("show=")[2]: count for href, _words, count, _is_current in shown["chips"]}
            assert counted["" if show == "all" else show] == len(lines), (role, name, show)


def test_an_order_is_the_same_on_the_page_and_in_the_api(hall):
    page, program = page_of(hall.users[Role.CLERK]), program_of(hall.users[Role.CLERK])
    for order in ORDERS:
        shown = page.get("/queues/centre/", {"order": order}).context["lines"]
        answer = program.get("/api/v1/cases", {"queue": "centre", "order": order}).json()
        assert [codes.printed(line.case.code) for line in shown] == [row["code"] for row in answer["results"]], order
        assert len(shown) == len(STATUSES) - 1


def test_overdue_is_another_name_of_the_filter_late(hall):
    program = program_of(hall.users[Role.CLERK])
    late, overdue = ({"show": "late"}, {"overdue": "true"})
    answers = [program.get("/api/v1/cases", wanted).json()["results"] for wanted in (late, overdue)]
    assert answers[0] == answers[1] != []


def test_whoever_reads_that_every_case_has_its_agency_has_no_case_without_one(hall):
    waiting = set(Case.objects.filter(status__in=CENTRE_OWNED))
    assert {case.status for case in waiting} == {Status.SUBMITTED, Status.REGISTERED, Status.SUPPLEMENTING}
    for role in (Role.CLERK, Role.DISPATCHER):
        assert set(queues.cases_in("routing", hall.actor(role))) == waiting


def test_every_open_case_of_a_centre_stands_in_a_queue_of_somebody_who_works_on_it(hall):
    working = [role for role in ROLES if role != Role.SUPERVISOR]
    theirs = {role: [name for name in queues.queues_of(hall.actor(role)) if name != "centre"] for role in working}
    listed = {
        case for role, names in theirs.items() for name in names for case in queues.cases_in(name, hall.actor(role))
    }
    assert listed == set(Case.objects.open())


def test_a_queue_shows_nobody_what_they_may_not_see(hall):
    elsewhere = factories.hall("ph")
    create_case_at_status(Status.IN_MEDIATION, at_hall=elsewhere)
    for role, name in product(ROLES, QUEUES):
        actor = hall.actor(role)
        assert set(queues.cases_in(name, actor)) <= set(Case.objects.visible_to(actor)), (role, name)


def test_what_is_owed_is_listed_the_same_on_its_pages_and_in_the_api(hall):
    case = Case.objects.get(status=Status.REGISTERED)
    party = case.parties.get(number=1)
    common = {"case": case, "centre_id": case.centre_id, "party": party, "kind": "refused", "due_at": NINE}
    Notice.objects.create(**common, medium="letter", state=Notice.State.OWED)
    Notice.objects.create(**common, medium="sms", state=Notice.State.UNCERTAIN, occasion="1")
    documents.owe(case, "agreement", at=NINE)
    case.papers.filter(kind="agreement").update(state="failed", failed_because="Incomplete: x")
    user = hall.users[Role.CLERK]
    answer, page = program_of(user).get("/api/v1/owed").json(), page_of(user)
    assert set(OwedAnswer().fields) == set(owed.LISTS) == set(answer)
    for name in owed.LISTS:
        shown = page.get("/owed/", {"show": name}).context
        assert [str(line.row.pk) for line in shown["lines"]] == [row["id"] for row in answer[name]] != [], name
    counts = owed.counts(hall.actor(Role.CLERK), at=LATER)
    assert counts == {name: len(answer[name]) for name in owed.LISTS}
    assert {name: count for name, _words, count in page.get("/").context["owed"]} == counts
    assert owed.counts(hall.actor(Role.MEDIATOR), at=LATER) == {}
