"""What pages and API do first alike: which case, for whom, and that the access is written down."""

import pytest
from django.db import transaction

from accounts.models import AccessEntry
from mediation import casework, routing
from mediation.access import permissions
from mediation.casework import StaffContext
from mediation.states import Status
from tests import factories
from tests.factories import NINE
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(db):
    return factories.hall()


def staff(hall, role):
    return StaffContext(hall.users[role], hall.actor(role), NINE)


@pytest.fixture
def case(hall):
    return factories.create_case_at_status(Status.REGISTERED, at_hall=hall)


def test_a_case_is_loaded_by_its_code_and_the_access_written_down(hall, case):
    clerk = staff(hall, Role.CLERK)
    assert casework.load_case(case.printed_code.lower(), clerk) == case
    entry = AccessEntry.objects.get()
    assert (entry.user, entry.verb, entry.object_id, entry.centre_id) == (clerk.user, "view", case.pk, hall.centre.pk)


def test_of_what_is_only_found_nothing_is_written_down_until_something_is_read(hall, case):
    clerk = staff(hall, Role.CLERK)
    visible = casework.find_case(case.code, clerk)
    assert not AccessEntry.objects.exists()
    casework.log_access(clerk, visible, party := case.parties.get(number=1))
    assert AccessEntry.objects.get().object_id == party.pk


def test_what_another_centre_has_is_as_if_it_did_not_exist(hall, case):
    stranger = staff(factories.hall("yz"), Role.CLERK)
    for code in (case.code, "ZZZZZZZZZ", ""):
        with pytest.raises(casework.NoSuchCase):
            casework.load_case(code, stranger)
    assert not AccessEntry.objects.exists()


def test_who_only_assists_loads_a_case_where_no_more_than_the_part_is_shown(hall, case):
    who = {"by": hall.actor(Role.DISPATCHER), "at": NINE}
    routing.classify(case, category="14", **who)
    routing.route(case, lead=hall.committee, assisting=[hall.police], reason="两家都要到场", **who)
    officer = staff(hall, Role.COORDINATOR)
    with pytest.raises(permissions.NotPermitted):
        casework.load_case(case.code, officer)
    assert casework.load_case(case.code, officer, part=True) == case
    assert AccessEntry.objects.count() == 1


def test_the_same_key_gives_the_same_answer_and_another_request_under_it_is_refused(hall):
    clerk, answers = staff(hall, Role.CLERK), iter([(200, "first"), (200, "second")])
    with transaction.atomic():
        replies = [casework.once(clerk, "k", request="page /x/", answer=lambda: next(answers)) for _press in range(2)]
    assert replies == [(200, "first")] * 2
    with pytest.raises(casework.KeyUsedForAnother), transaction.atomic():
        casework.once(clerk, "k", request="page /y/", answer=lambda: next(answers))
