"""What the database itself refuses, whoever asks: each constraint by its name."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.db import IntegrityError, connection, transaction

from tests import factories
from tests.factories import NINE, moment
from windows import presence, visits
from windows.models import (
    Agency,
    AgencyKind,
    Centre,
    CheckIn,
    ClosedDay,
    Lane,
    Membership,
    OpeningHours,
    Presence,
    Role,
    Summons,
    Visit,
    WindowKind,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> Centre:
    return factories.centre()


@pytest.fixture
def hrss(centre: Centre) -> Agency:
    return factories.agency(centre)


def refuses(constraint: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        to_the_end(attempt)


@transaction.atomic
def to_the_end(attempt: Callable[[], object]) -> None:
    """With the constraints that wait for the end of the transaction."""
    attempt()
    connection.check_constraints()


def test_a_centre_has_a_known_tier_names_and_another_parent(centre: Centre) -> None:
    refuses("centre_tier_is_known", lambda: factories.centre("a", tier="province"))
    refuses("centre_has_its_names", lambda: factories.centre("b", short_name=""))
    refuses("centre_division_has_six_digits", lambda: factories.centre("c", division="浙江"))
    refuses("centre_is_not_its_own_parent", lambda: Centre.objects.filter(pk=centre.pk).update(parent=centre))


def test_opening_hours_end_after_they_begin_and_never_overlap(centre: Centre) -> None:
    def opened(weekday: int, opens: time, closes: time) -> OpeningHours:
        return OpeningHours.objects.create(centre=centre, weekday=weekday, opens=opens, closes=closes)

    refuses("hall_closes_after_it_opens", lambda: opened(6, time(11), time(11)))
    refuses("opening_weekday_is_a_weekday", lambda: opened(8, time(9), time(11)))
    refuses("opening_hours_do_not_overlap", lambda: opened(1, time(11, 29), time(12)))
    opened(1, time(11, 30), time(12))


def test_a_hall_is_closed_once_a_day_and_for_a_reason(centre: Centre) -> None:
    def closed(reason: str) -> ClosedDay:
        return ClosedDay.objects.create(centre=centre, on=factories.MONDAY, reason=reason, entered_at=NINE)

    refuses("closed_day_has_a_reason", lambda: closed(""))
    closed("台风")
    refuses("hall_is_closed_once_a_day", lambda: closed("台风"))


def test_an_agency_is_one_of_its_centre(centre: Centre, hrss: Agency) -> None:
    refuses("agency_code_is_unique_in_its_centre", lambda: factories.agency(centre))
    factories.own_agency(centre)
    refuses("one_own_agency_per_centre", lambda: factories.own_agency(centre, "another"))
    refuses("agency_has_a_name", lambda: factories.agency(centre, "a", name=""))
    refuses("agency_kind_is_known", lambda: factories.agency(centre, "b", kind="friend"))
    refuses("agency_presence_is_known", lambda: factories.agency(centre, "c", presence="sometimes"))


def test_a_service_never_owns_a_case_and_the_centre_always_may(centre: Centre) -> None:
    refuses("a_service_never_owns_a_case", lambda: factories.agency(centre, "psych", kind=AgencyKind.SERVICE))
    refuses(
        "the_centre_is_always_there_and_may_lead",
        lambda: factories.agency(centre, "own", kind=AgencyKind.CENTRE, presence=Presence.ON_CALL),
    )


def test_an_agency_is_hosted_by_another_one_of_its_centre(centre: Centre, hrss: Agency) -> None:
    refuses("only_others_are_hosted", lambda: Agency.objects.filter(pk=hrss.pk).update(hosted_by=hrss))
    stranger = factories.agency(factories.centre("sy"))
    refuses("hosted_by_id_same_centre", lambda: factories.agency(centre, "pmc_labour", hosted_by=stranger))


def test_a_window_has_an_agency_of_its_centre_or_belongs_to_the_rota(centre: Centre, hrss: Agency) -> None:
    factories.window(hrss)
    refuses("window_number_is_unique_in_its_centre", lambda: factories.window(hrss))
    refuses("window_has_a_name", lambda: factories.window(hrss, 7, name=""))
    refuses("window_kind_is_known", lambda: factories.window(hrss, 8, kind="door"))
    refuses("only_a_window_of_the_rota_has_no_agency", lambda: factories.window(hrss, 9, agency=None))
    refuses("only_a_window_of_the_rota_has_no_agency", lambda: factories.window(hrss, 9, kind=WindowKind.ROTA))
    refuses("ticket_letter_is_a_capital", lambda: factories.window(hrss, 10, letter="l"))
    refuses("agency_id_same_centre", lambda: factories.window(hrss, 11, centre=factories.centre("sy")))


def test_a_room_has_a_seat_and_a_code_of_its_own(centre: Centre) -> None:
    factories.room(centre)
    refuses("room_code_is_unique_in_its_centre", lambda: factories.room(centre))
    refuses("room_has_a_seat", lambda: factories.room(centre, "a", seats=0))
    refuses("room_kind_is_known", lambda: factories.room(centre, "b", kind="cellar"))


def test_a_membership_names_its_agency_and_is_held_once_at_a_time(centre: Centre, hrss: Agency) -> None:
    clerk = factories.member(centre)
    refuses("membership_role_is_known", lambda: Membership.objects.update(role="king"))
    refuses("an_agency_role_names_its_agency", lambda: factories.member(centre, Role.MEDIATOR, clerk))
    refuses(
        "membership_ends_after_it_starts",
        lambda: factories.member(hrss, Role.MEDIATOR, clerk, ends_on=date(2025, 12, 31)),
    )
    refuses("nobody_holds_one_role_twice_at_once", lambda: factories.member(centre, Role.CLERK, clerk))
    refuses(
        "agency_id_same_centre",
        lambda: factories.member(hrss, Role.MEDIATOR, clerk, centre=factories.centre("sy")),
    )


def test_the_same_role_can_be_held_again_later(centre: Centre) -> None:
    clerk = factories.member(centre, ends_on=date(2026, 6, 30))
    factories.member(centre, Role.CLERK, clerk, starts_on=date(2026, 7, 1))
    refuses(
        "nobody_holds_one_role_twice_at_once",
        lambda: factories.member(centre, Role.CLERK, clerk, starts_on=date(2026, 6, 30), ends_on=date(2026, 6, 30)),
    )


@pytest.mark.parametrize("kind", ["window", "room"])
def test_no_place_and_day_twice(centre: Centre, hrss: Agency, kind: str) -> None:
    place = factories.rota_window(centre) if kind == "window" else factories.room(centre, "108")
    women = factories.agency(centre, "women")
    factories.rota_slot(hrss, place, opens=time(8, 30), closes=time(12))
    refuses(f"no_{kind}_and_day_twice", lambda: factories.rota_slot(women, place))
    factories.rota_slot(women, place, opens=time(12))


def test_a_rota_slot_has_one_place_and_ends_after_it_begins(centre: Centre, hrss: Agency) -> None:
    window = factories.rota_window(centre)
    refuses("rota_slot_has_one_place", lambda: factories.rota_slot(hrss, window, room=factories.room(centre)))
    refuses("rota_slot_has_one_place", lambda: factories.rota_slot(hrss, window, window=None))
    refuses("rota_slot_ends_after_it_begins", lambda: factories.rota_slot(hrss, window, opens=time(17)))
    refuses("rota_weekday_is_a_weekday", lambda: factories.rota_slot(hrss, window, 0))
    refuses("same_centre", lambda: factories.rota_slot(hrss, factories.rota_window(factories.centre("sy"))))


def test_nobody_is_checked_in_twice_or_leaves_before_they_come(hrss: Agency) -> None:
    entry = presence.check_in(hrss, user=factories.member(hrss, Role.WINDOW_OFFICER), at=NINE)
    again = {"centre": hrss.centre, "agency": hrss, "user": entry.user, "on": entry.on, "checked_in_at": NINE}
    refuses("nobody_is_checked_in_twice_for_an_agency", lambda: CheckIn.objects.create(**again))
    refuses(
        "nobody_leaves_before_they_come",
        lambda: CheckIn.objects.filter(pk=entry.pk).update(checked_out_at=moment("2026-11-23 08:59")),
    )


def test_a_summons_is_asked_answered_and_followed_in_order(hrss: Agency) -> None:
    later = moment("2026-11-23 09:30")
    asked = {"centre": hrss.centre, "agency": hrss, "case_id": hrss.pk, "asked_at": NINE, "accept_by": later}
    summons = Summons.objects.create(**asked)
    refuses("one_open_summons_per_agency_and_case", lambda: Summons.objects.create(**asked))
    refuses("summons_leaves_time_to_answer", lambda: Summons.objects.create(**asked | {"accept_by": NINE}))
    this = Summons.objects.filter(pk=summons.pk)
    refuses("summons_is_answered_as_a_whole", lambda: this.update(accepted_at=later))
    refuses("summons_is_answered_as_a_whole", lambda: this.update(arrived_at=later))
    this.update(accepted_at=later, accepted_by=factories.user(), arrive_by=moment("2026-11-23 11:30"))
    refuses("nobody_arrives_unasked", lambda: this.update(arrived_at=NINE))


def test_a_visit_goes_through_its_steps_in_order(hrss: Agency) -> None:
    window, officer = factories.window(hrss), factories.user()
    visit = visits.receive(hrss.centre, lane=Lane.NEW, at=NINE)
    this = Visit.objects.filter(pk=visit.pk)
    early, later = moment("2026-11-23 08:59"), moment("2026-11-23 09:08")
    refuses("called_after_arriving", lambda: this.update(called_at=early))
    served = "served_after_being_called_by_somebody_at_a_window"
    refuses(served, lambda: this.update(served_at=later, served_by=officer, window=window))
    refuses(served, lambda: this.update(called_at=later, served_at=NINE, served_by=officer, window=window))
    refuses(served, lambda: this.update(called_at=NINE, served_at=later))
    refuses("ended_after_it_began", lambda: this.update(ended_at=early))


def test_a_visit_is_counted_as_it_came(hrss: Agency) -> None:
    this = Visit.objects.filter(pk=visits.receive(hrss.centre, lane=Lane.NEW, at=NINE).pk)
    refuses("a_visit_is_one_batch_or_none", lambda: this.update(batch=2))
    refuses("a_visit_is_at_least_one_person", lambda: this.update(persons=0))
    refuses("visit_lane_is_known", lambda: this.update(lane="walk"))
    refuses("visit_priority_is_known", lambda: this.update(priority="friend"))
    other = visits.receive(hrss.centre, lane=Lane.NEW, at=NINE)
    refuses("ticket_is_unique_on_its_day", lambda: this.update(ticket=other.ticket))
    stranger = factories.window(factories.agency(factories.centre("sy")))
    refuses("window_id_same_centre", lambda: this.update(window=stranger))
