"""How often people had to come, to how many places, and how long they waited."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation import casework, handling, intake, trips
from mediation.access import permissions
from mediation.models import Case, CaseVisit
from mediation.states import Status
from mediation.trips import Attendance
from tests import driving, factories
from tests.factories import NINE, Hall, create_case_at_status, moment
from tests.mediation.refusing import again, refused
from windows import visits
from windows.models import Lane, Role, Visit

pytestmark = pytest.mark.django_db
TUESDAY = moment("2026-11-24 09:55")


@pytest.fixture
def hall() -> Hall:
    return factories.hall()


def arrived(hall: Hall, text: str = "2026-11-23 09:02", persons: int = 2) -> Visit:
    return visits.receive(hall.centre, lane=Lane.NEW, persons=persons, window=hall.window, at=moment(text))


def brought(hall: Hall, visit: Visit, **fields: object) -> Case:
    application = factories.application(visit=visit, window=hall.window, **fields)
    return intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=moment("2026-11-23 09:08")).case


def test_the_visit_with_which_both_came_is_the_first_trip_of_both(hall):
    read = trips.read(brought(hall, arrived(hall)))
    assert [(trip.party.number, trip.visit.ticket) for trip in read.made] == [(1, "N001"), (2, "N001")]
    assert (read.count, read.places, read.is_one_place) == (1, 1, True)


def test_waiting_ends_when_they_are_registered_at_the_window(hall):
    read = trips.read(brought(hall, arrived(hall)))
    assert (read.waited, read.waited_minutes) == (timedelta(minutes=6), 6)


def test_whoever_was_called_and_served_before_keeps_these_times(hall):
    visit = visits.call(arrived(hall), window=hall.window, at=moment("2026-11-23 09:03"))
    visit = visits.serve(visit, by=hall.users[Role.CLERK], at=moment("2026-11-23 09:04"))
    assert trips.read(brought(hall, visit)).waited_minutes == 2


def test_of_a_joint_application_that_one_person_brought_only_that_one_has_come(hall):
    read = trips.read(brought(hall, arrived(hall, persons=1)))
    assert [trip.party.number for trip in read.made] == [1]


def test_the_other_side_of_an_ordinary_application_was_not_there(hall):
    read = trips.read(brought(hall, arrived(hall), is_joint_application=False))
    assert [trip.party.number for trip in read.made] == [1]


def test_checking_in_gives_one_ticket_to_both_and_is_done_once(hall):
    case = brought(hall, arrived(hall))
    for _ in range(2):
        casework.check_in(case, parties=list(case.parties.all()), by=hall.actor(Role.CLERK), at=TUESDAY)
    read = trips.read(case)
    assert [(trip.party.number, trip.visit.ticket) for trip in read.made[2:]] == [(1, "A001"), (2, "A001")]
    assert read.count == 2


def test_whoever_left_and_comes_back_the_same_day_has_come_twice(hall):
    visit = arrived(hall)
    case = brought(hall, visit)
    visits.end(visit, at=moment("2026-11-23 11:00"))
    casework.check_in(case, parties=list(case.parties.all()), by=hall.actor(Role.CLERK), at=moment("2026-11-23 14:00"))
    assert trips.read(case).count == 2


def test_an_archivist_checks_nobody_in(hall):
    case = brought(hall, arrived(hall))
    with pytest.raises(permissions.NotPermitted):
        casework.check_in(case, parties=list(case.parties.all()), by=hall.actor(Role.ARCHIVIST), at=TUESDAY)


def test_an_early_arrival_for_an_appointment_is_no_wait(hall):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    casework.check_in(case, parties=list(case.parties.all()), by=hall.actor(Role.CLERK), at=TUESDAY)
    hold(case, hall, attendance=Attendance(list(case.parties.all())))
    read = trips.read(case)
    assert (read.count, read.waited) == (1, None)
    assert {trip.visit.served_at for trip in read.made} == {moment("2026-11-24 10:00")}


def hold(case: Case, hall: Hall, **details: object) -> None:
    handling.hold_session(
        case,
        record="双方各执一词。",
        began_at=moment("2026-11-24 10:00"),
        ended_at=moment("2026-11-24 11:00"),
        by=hall.actor(Role.MEDIATOR),
        at=moment("2026-11-24 11:10"),
        **details,
    )


def test_who_came_to_a_session_without_checking_in_is_counted_from_its_record(hall):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    hold(case, hall, attendance=Attendance(list(case.parties.all())))
    assert {trip.visit.arrived_at for trip in trips.read(case).made} == {moment("2026-11-24 10:00")}


def test_who_checks_in_late_for_a_session_is_counted_once(hall):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    late = moment("2026-11-24 10:04")
    casework.check_in(case, parties=list(case.parties.all()), by=hall.actor(Role.CLERK), at=late)
    hold(case, hall, attendance=Attendance(list(case.parties.all())))
    read = trips.read(case)
    assert (read.count, {trip.visit.served_at for trip in read.made}) == (1, {late})


def test_a_session_in_the_village_is_no_trip_of_theirs(hall):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    hold(case, hall)
    assert trips.read(case).made == ()


def test_who_signs_here_has_come_and_who_signs_elsewhere_has_not(hall):
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    agreement, by = case.agreements.get(), hall.actor(Role.MEDIATOR)
    for party, is_here in zip(case.parties.order_by("number"), (True, False), strict=True):
        handling.sign(agreement, party=party, is_here=is_here, by=by, at=TUESDAY)
    assert [trip.party.number for trip in trips.read(case).made] == [1]


def test_who_pays_at_the_window_is_counted_with_that_window(hall):
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    signed = driving.sign_and_seal(case, hall, case.last_changed_at)
    desk = factories.window(hall.own, 3)
    handling.record_performance(
        signed.terms.get(),
        amount=signed.terms.get().amount,
        proof="receipt",
        occurred_at=TUESDAY,
        attendance=Attendance(list(case.parties.all()), desk),
        by=hall.actor(Role.CLERK),
        at=TUESDAY,
    )
    paid = [trip for trip in trips.read(case).made if trip.visit.arrived_at == TUESDAY]
    assert [(trip.party.number, trip.visit.window) for trip in paid] == [(1, desk), (2, desk)]


def test_a_visit_to_another_centre_is_a_second_place(hall):
    case = brought(hall, arrived(hall))
    elsewhere = visits.receive(factories.centre("ph"), lane=Lane.PAPERS, at=TUESDAY)
    CaseVisit.objects.create(party=case.parties.first(), visit=elsewhere)
    read = trips.read(case)
    assert (read.count, read.places, read.is_one_place) == (2, 2, False)


def test_reading_costs_one_query(hall, django_assert_num_queries):
    case = brought(hall, arrived(hall))
    with django_assert_num_queries(1):
        read = trips.read(case)
        assert [(trip.party.number, trip.visit.window) for trip in read.made] == [(1, hall.window), (2, hall.window)]


def test_a_party_makes_a_visit_once(hall):
    brought(hall, arrived(hall))
    with refused("a_party_makes_a_visit_once"):
        again(CaseVisit.objects.first())


def test_an_application_without_a_visit_has_no_trip(hall):
    application = replace(factories.application(), visit=None)
    case = intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case
    assert (trips.read(case).count, trips.read(case).is_one_place) == (0, True)


def test_who_sits_before_somebody_is_their_visitor_until_a_matter_is_brought(hall):
    clerk = hall.users[Role.CLERK]
    visit = visits.call(arrived(hall), window=hall.window, at=moment("2026-11-23 09:03"))
    visits.serve(visit, by=clerk, at=moment("2026-11-23 09:04"))
    before = trips.visitor(hall.centre, before=clerk, at=moment("2026-11-23 09:05"))
    brought(hall, visit)
    after = trips.visitor(hall.centre, before=clerk, at=moment("2026-11-23 09:10"))
    assert (before, after) == (visit, None)
