"""Parts of other agencies: asked, summoned where they are away, answered by themselves, each with its own clock."""

import pytest

from mediation import handling
from mediation.access.permissions import NotPermitted
from mediation.lifecycle import NotAllowed
from mediation.models import Deadline
from mediation.states import Status
from tests import factories
from tests.factories import acting, moment
from windows.models import Presence, Role, Summons

AT = moment("2026-11-23 10:45")


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


def ask(case, agency, by):
    return handling.ask_assistance(case, agency=agency, request="请调看监控。", by=by, at=AT)


def parts(case):
    rows = Deadline.objects.filter(case=case, term="P-4")
    return {(row.occasion, row.state) for row in rows}


def test_what_is_asked_stands_in_a_statement_and_not_in_the_journal(hall, case, mediator):
    task = ask(case, hall.police, mediator)
    line = case.events.last()
    assert (line.details["task"], line.details["agency"]) == (1, "police")
    assert "监控" not in str(line.details)
    assert task.request.body == "请调看监控。"


def test_who_is_here_is_not_summoned_and_who_is_not_is(hall, case, mediator):
    ask(case, hall.police, mediator)
    assert not Summons.objects.exists()
    fire = factories.agency(hall.centre, "fire", name="消防", presence=Presence.ON_CALL, response_minutes=30)
    ask(case, fire, mediator)
    summons = Summons.objects.get()
    assert (summons.agency, summons.case_id, summons.accept_by) == (fire, case.pk, moment("2026-11-23 11:15"))


def test_two_parts_are_two_clocks_and_stop_one_by_one(hall, case, mediator):
    first, second = ask(case, hall.police, mediator), ask(case, hall.labour, mediator)
    assert parts(case) == {("1", "running"), ("2", "running")}
    handling.answer_assistance(second, answer="见工资册。", by=hall.actor(Role.WINDOW_OFFICER), at=AT)
    assert parts(case) == {("1", "running"), ("2", "stopped")}
    assert first.done_at is None


def test_only_the_agency_that_was_asked_answers_and_once(hall, case, mediator):
    task = ask(case, hall.police, mediator)
    for stranger in (mediator, hall.actor(Role.WINDOW_OFFICER)):
        with pytest.raises(NotPermitted):
            handling.answer_assistance(task, answer="我来答。", by=stranger, at=AT)
    police = hall.actor(Role.COORDINATOR)
    handling.answer_assistance(task, answer="已看。", by=police, at=AT)
    with pytest.raises(NotAllowed):
        handling.answer_assistance(task, answer="再答。", by=police, at=AT)


def test_another_assisting_agency_does_not_answer_for_it(hall, case, mediator):
    task = ask(case, hall.police, mediator)
    ask(case, hall.labour, mediator)
    with pytest.raises(NotPermitted):
        handling.answer_assistance(task, answer="替答。", by=hall.actor(Role.WINDOW_OFFICER), at=AT)


def test_nobody_asks_itself_or_another_centres_agency(hall, case, mediator):
    elsewhere = factories.agency(factories.centre("qt", place_code="渠"), "police", name="别处")
    for agency in (hall.committee, elsewhere):
        with pytest.raises(NotAllowed):
            ask(case, agency, mediator)


def test_an_assisting_agency_asks_for_nothing(hall, case, mediator):
    ask(case, hall.police, mediator)
    with pytest.raises(NotPermitted):
        ask(case, hall.labour, acting(hall.users[Role.COORDINATOR]))
