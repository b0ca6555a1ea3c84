from datetime import timedelta

import pytest

from tests import factories
from tests.factories import NINE, moment
from windows import visits
from windows.models import Lane, Priority, Visit

pytestmark = pytest.mark.django_db


def test_tickets_count_up_by_letter_and_begin_again_each_day() -> None:
    centre = factories.centre()
    labour = factories.window(factories.agency(centre), letter="L")
    tickets = [
        visits.receive(centre, lane=Lane.NEW, window=window, at=at).ticket
        for window, at in [
            (labour, NINE),
            (labour, NINE),
            (None, NINE),
            (labour, moment("2026-11-24 09:00")),
        ]
    ]
    assert tickets == ["L001", "L002", "N001", "L001"]


def test_two_people_with_one_matter_are_one_batch() -> None:
    visit = visits.receive(factories.centre(), lane=Lane.NEW, persons=2, at=moment("2026-11-23 09:02"))
    assert (visit.batch, visit.persons) == (1, 2)


def test_waiting_ends_when_the_visitor_sits_down() -> None:
    window = factories.window(factories.agency(factories.centre()))
    visit = visits.receive(window.centre, lane=Lane.NEW, at=moment("2026-11-23 09:02"))
    visit = visits.call(visit, window=window, at=moment("2026-11-23 09:07"))
    visit = visits.serve(visit, by=factories.user(), at=moment("2026-11-23 09:08"))
    visit = visits.end(visit, at=moment("2026-11-23 09:30"))
    assert visit.served_at is not None
    assert visit.served_at - visit.arrived_at == timedelta(minutes=6)


def test_each_step_is_taken_once() -> None:
    window = factories.window(factories.agency(factories.centre()))
    visit = visits.receive(window.centre, lane=Lane.NEW, at=NINE)
    with pytest.raises(visits.NotNow):
        visits.serve(visit, by=factories.user(), at=NINE)
    visits.call(visit, window=window, at=NINE)
    with pytest.raises(visits.NotNow):
        visits.call(visit, window=window, at=NINE)


def test_who_left_is_not_called() -> None:
    window = factories.window(factories.agency(factories.centre()))
    visit = visits.end(visits.receive(window.centre, lane=Lane.QUESTION, at=NINE), at=NINE)
    with pytest.raises(visits.NotNow):
        visits.call(visit, window=window, at=NINE)


def test_those_with_a_priority_are_called_first_then_as_they_came() -> None:
    centre = factories.centre()
    first, second = (visits.receive(centre, lane=Lane.NEW, at=moment(f"2026-11-23 09:0{n}")) for n in (1, 2))
    aged = visits.receive(centre, lane=Lane.NEW, priority=Priority.AGED, at=moment("2026-11-23 09:03"))
    assert list(Visit.objects.of_day(factories.MONDAY).waiting()) == [aged, first, second]
