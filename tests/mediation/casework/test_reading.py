"""Reading a case: who may, people behind masks, clocks with what is left."""

import os

import psycopg
import pytest
from django.db import ProgrammingError

from mediation import casework, intake
from mediation.access.visibility import VisibleCase
from mediation.intake import PartyGiven, RepresentativeGiven
from mediation.models import SYSTEM, Actor, Party
from mediation.states import Status
from tests import factories
from tests.factories import NINE, moment, somebody
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return factories.hall()


def test_people_stand_behind_masks_with_who_speaks_for_them(hall):
    daughter = RepresentativeGiven("contact_person", somebody("周小妹", phone="10000000009"))
    aged = PartyGiven(
        Party.Role.APPLICANT,
        somebody("周阿婆", phone="10000000001", document_number="99000019680312002X"),
        representatives=(daughter,),
    )
    application = factories.application(parties=(aged,), is_joint_application=False)
    case = intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case
    (seen,) = casework.people(case)
    assert (seen.name, seen.phone, seen.document) == ("周*婆", "100****0001", "9****************X")
    assert [representative.name for representative in seen.representatives] == ["周*妹"]


def test_people_cost_the_same_for_one_and_for_three(hall, django_assert_num_queries):
    workers = tuple(PartyGiven(Party.Role.APPLICANT, somebody(f"工友{n}")) for n in "甲乙丙")
    application = factories.application(parties=workers, is_joint_application=False)
    case = intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case
    with django_assert_num_queries(2):
        assert len(casework.people(case)) == 3


def test_clocks_say_what_is_left_in_their_own_unit(hall):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    clocks = {
        clock.rule.code: clock for clock in casework.clocks(VisibleCase(case, SYSTEM, moment("2026-11-23 10:00")))
    }
    assert (clocks["P-3"].left, clocks["PM-1"].left, clocks["P-1"].left) == (2, 30, None)
    assert clocks["P-1"].state == "stopped"
    assert clocks["CC-1"].is_provisional


def test_a_clock_of_ours_that_has_passed_is_late_and_a_partys_right_never_is(hall):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    clocks = {
        clock.rule.code: clock for clock in casework.clocks(VisibleCase(case, SYSTEM, moment("2026-11-26 10:00")))
    }
    assert (clocks["P-2"].is_late, clocks["P-2"].left) == (True, -2)
    assert not clocks["CC-1"].is_late


def test_what_runs_and_ends_first_stands_on_top(hall):
    case = factories.create_case_at_status(Status.ACCEPTED, at_hall=hall)
    codes = [clock.rule.code for clock in casework.clocks(VisibleCase(case, SYSTEM, NINE))]
    assert codes[:2] == ["P-3", "PM-1"]
    assert codes.index("P-1") > codes.index("CC-1")


def test_the_timeline_tells_staff_who_did_what_and_what_was_said(hall):
    case = factories.create_case_at_status(Status.SUPPLEMENTING, at_hall=hall)
    lines = casework.timeline(VisibleCase(case, hall.actor(Role.CLERK), NINE))
    assert [entry.kind for entry in lines] == [
        "matter.received",
        "consent",
        "consent",
        "register",
        "request_supplement",
    ]
    assert {entry.who for entry in lines} == {"章洁"}
    assert [entry.body for entry in lines[0].statements] == [
        "在市场边的马路上被电瓶车撞倒，额头缝了四针，骑车人说是她突然走出来的。",
        "赔偿医药费等2500元。",
    ]
    assert [entry.body for entry in lines[-1].statements] == ["请带来病历。"]


def test_a_party_reads_no_names_and_no_inner_reasons(hall):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    visible = VisibleCase(case, Actor.party(case.parties.get(number=1).pk), NINE)
    routed = {entry.kind: entry for entry in casework.timeline(visible)}
    assert {"classify.confirmed", "consent"}.isdisjoint(routed)
    assert {entry.who for entry in routed.values()} == {""}
    assert routed["route"].details == {}


def test_what_was_entered_late_is_marked(hall):
    application = factories.application(occurred_at=moment("2026-11-22 15:00"))
    case = intake.register(hall.centre, application, by=hall.actor(Role.CLERK), at=NINE).case
    assert all(entry.was_entered_late for entry in casework.timeline(VisibleCase(case, hall.actor(Role.CLERK), NINE)))


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_leaves_its_line(hall):
    """Only the owner of the tables can erase what somebody said."""
    case = factories.create_case_at_status(Status.SUPPLEMENTING, at_hall=hall)
    with pytest.raises(ProgrammingError, match="permission denied"):
        case.statements.filter(kind="note").delete()
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("DELETE FROM mediation_statement WHERE case_id = %s AND kind = 'note'", [case.pk])
    last = casework.timeline(VisibleCase(case, hall.actor(Role.CLERK), NINE))[-1]
    assert (last.kind, last.statements) == ("request_supplement", ())
