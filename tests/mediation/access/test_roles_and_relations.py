"""Every role, held for the centre or for an agency, against every way an agency is related to a case."""

import pytest

from mediation.access import permissions
from mediation.access.permissions import RULES, Act
from mediation.access.rules import HANDLERS
from mediation.followup import concerns
from mediation.models import Actor, Case, Duty
from mediation.states import Action, Status
from tests import factories
from tests.factories import create_case_at_status
from windows.models import AGENCY_ROLES, Role

pytestmark = pytest.mark.django_db

OF_DISCOVERY = {Role.DATA_OFFICER, Role.COMMUNITY_WORKER}  # who opens leads opens no case
ADMINISTER = {Role.ROTA_KEEPER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, *OF_DISCOVERY}
AT_A_WINDOW = {Action.REGISTER, Action.REQUEST_SUPPLEMENT, Action.SUPPLEMENT}


@pytest.fixture
def hall(db):
    return factories.hall()


def led_by_labour(hall):
    """The labour authority owns it, the committee mediates, the police assist, the fire brigade has no part."""
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    factories.agency(hall.centre, "fire", name="消防")
    assignment = case.assignments.get(agency=hall.committee)
    assert assignment.role == "lead"
    case.assignments.filter(pk=assignment.pk).update(agency=hall.labour)
    Case.objects.filter(pk=case.pk).update(owner=hall.labour)
    case.refresh_from_db()
    return case


def agencies_of(hall):
    related = {"owner": hall.labour, "body": hall.committee, "assisting": hall.police}
    return related | {"none": hall.centre.agencies.get(code="fire")}


def serving(role, hall, agency=None):
    return Actor(user_id=hall.users[Role.ARCHIVIST].pk, duties=(Duty(role, hall.centre.pk, agency and agency.pk),))


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize(
    ("relation", "is_seen"), [("owner", True), ("body", True), ("assisting", True), ("none", False)]
)
def test_a_role_held_for_an_agency_sees_the_cases_of_that_agency_alone(hall, role, relation, is_seen):
    case = led_by_labour(hall)
    actor = serving(role, hall, agencies_of(hall)[relation])
    assert Case.objects.visible_to(actor).contains(case) == (is_seen and role not in ADMINISTER)
    assert not actor.centre_wide_ids


@pytest.mark.parametrize("role", sorted(set(Role.values) - set(AGENCY_ROLES)))
def test_a_role_held_for_the_centre_sees_the_whole_of_it_or_no_case(hall, role):
    case = led_by_labour(hall)
    assert Case.objects.visible_to(serving(role, hall)).contains(case) == (role not in ADMINISTER)


def permitted(actor, case):
    return {str(action) for action in RULES if permissions.may(actor, action, case)}


@pytest.mark.parametrize("role", Role.values)
def test_no_role_of_an_agency_without_a_part_may_do_anything_but_take_in(hall, role):
    case = led_by_labour(hall)
    at_a_window = AT_A_WINDOW if role in AGENCY_ROLES else set()
    assert permitted(serving(role, hall, agencies_of(hall)["none"]), case) == at_a_window


@pytest.mark.parametrize("role", Role.values)
def test_a_role_of_an_assisting_agency_does_its_part_and_nothing_else(hall, role):
    case = led_by_labour(hall)
    own = AT_A_WINDOW | {Act.ANSWER_ASSISTANCE} if role in HANDLERS else set()
    assert permitted(serving(role, hall, hall.police), case) == own


@pytest.mark.parametrize(
    ("relation", "may_seal"), [(None, True), ("body", True), ("owner", False), ("assisting", False), ("none", False)]
)
def test_a_seal_is_set_by_who_keeps_it_for_the_centre_or_for_the_body_that_mediates(hall, relation, may_seal):
    case = led_by_labour(hall)
    agency = agencies_of(hall)[relation] if relation else None
    assert permissions.may(serving(Role.SEAL_KEEPER, hall, agency), Act.SEAL, case) == may_seal


@pytest.mark.parametrize("role", sorted(set(Role.values) - set(AGENCY_ROLES) - ADMINISTER))
def test_a_role_held_for_the_owner_may_there_what_it_may_for_the_centre(hall, role):
    case = led_by_labour(hall)
    at_the_owner, at_the_centre = (serving(role, hall, agency) for agency in (hall.labour, None))
    assert permitted(at_the_owner, case) == permitted(at_the_centre, case) - {Act.SEAL}


def test_whoever_took_a_case_in_classifies_and_notes_it_whatever_agency_handles_it(hall):
    case = led_by_labour(hall)
    officer = Actor(user_id=case.first_contact_id, duties=serving(Role.WINDOW_OFFICER, hall, hall.police).duties)
    assert permitted(officer, case) >= {Act.CLASSIFY, Act.SET_RISK, Act.NOTE, Act.REVEAL}
    gone = Actor(user_id=case.first_contact_id)
    assert not permitted(gone, case)


def test_a_supervisor_of_an_agency_finds_no_other_agencys_concern_on_the_desk(hall):
    case = led_by_labour(hall)
    theirs = factories.member(agencies_of(hall)["none"], Role.SUPERVISOR, factories.user("sy-fire", "林火"))
    concerns.lay_on_desks(case, occasion="1", at=case.last_changed_at)
    assert not case.notices.filter(user=theirs).exists()
    assert case.notices.filter(user=hall.users[Role.SUPERVISOR]).count() == 1


def test_the_seal_keeper_of_a_body_has_a_queue_with_its_cases_alone(hall, client):
    case = led_by_labour(hall)
    keeper = factories.member(hall.committee, Role.SEAL_KEEPER, factories.user("sy-pmc-seal", "印红"))
    create_case_at_status(Status.REGISTERED, at_hall=hall)
    client.force_login(keeper)
    assert client.get("/queues/centre/").status_code == 404
    assert [line.case.code for line in client.get("/queues/agency/").context["lines"]] == [case.code]
