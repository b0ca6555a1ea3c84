"""Which agency must handle it, and whether somebody of it is here now."""

import pytest

from mediation import routing
from mediation.models import Category
from mediation.states import Status
from tests import factories
from tests.factories import NINE, moment
from windows import presence
from windows.models import Presence, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return factories.hall()


def suggest(hall, at=NINE, **kind):
    return routing.suggest_for(hall.centre, **{"category": Category.TRAFFIC, **kind}, at=at)


def test_the_first_line_that_fits_is_proposed_with_its_reason_in_words(hall):
    suggestion = suggest(hall)
    assert (suggestion.lead, suggestion.mediating_body, suggestion.window, suggestion.assisting) == (
        hall.committee,
        hall.committee,
        hall.window,
        (hall.police,),
    )
    assert suggestion.standing.is_here
    assert hall.committee.name in suggestion.reason


def test_a_line_for_wage_arrears_fits_only_them(hall):
    assert suggest(hall, category=Category.LABOUR, wage_arrears=True).lead == hall.labour
    with pytest.raises(routing.NoAgency):
        suggest(hall, category=Category.LABOUR)


def test_a_line_for_a_subtype_fits_only_it_and_position_decides(hall):
    factories.rule(hall.centre, Category.NEIGHBOUR, hall.police, subtype="noise")
    factories.rule(hall.centre, Category.NEIGHBOUR, hall.committee)
    assert suggest(hall, category=Category.NEIGHBOUR, subtype="noise").lead == hall.police
    assert suggest(hall, category=Category.NEIGHBOUR, subtype="leak").lead == hall.committee


def test_where_no_line_fits_it_says_so_in_a_sentence(hall):
    with pytest.raises(routing.NoAgency) as none:
        suggest(hall, category=Category.MEDICAL)
    assert str(none.value)


def test_presence_is_asked_at_the_moment_of_routing(hall):
    rotating = factories.agency(hall.centre, "market", presence=Presence.ROTATING)
    officer = factories.member(rotating, Role.WINDOW_OFFICER, factories.user("sy-market", "谢峰"))
    place = factories.rota_window(hall.centre)
    factories.rota_slot(rotating, place)
    factories.rule(hall.centre, Category.CONSUMER, rotating)
    before = suggest(hall, category=Category.CONSUMER)
    assert (before.standing.mode, before.standing.is_here, before.window) == (Presence.ON_CALL, False, None)
    presence.check_in(rotating, user=officer, at=moment("2026-11-23 08:50"))
    after = suggest(hall, category=Category.CONSUMER)
    assert (after.standing.is_here, after.window) == (True, place)


def test_an_agency_that_gave_it_back_is_not_proposed_again(hall):
    factories.rule(hall.centre, Category.TRAFFIC, hall.police)
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    routing.raise_objection(case, reason="不属本委", by=hall.actor(Role.MEDIATOR), at=moment("2026-11-23 09:30"))
    assert routing.suggest(case, at=moment("2026-11-23 09:31")).lead == hall.police


def test_it_costs_the_same_for_one_line_and_for_three(hall, django_assert_max_num_queries):
    for category in (Category.TORT, Category.CONTRACT, Category.ENVIRONMENT):
        factories.rule(hall.centre, category, hall.committee)
    with django_assert_max_num_queries(10):
        suggest(hall, category=Category.ENVIRONMENT)
