"""Who learns of a case and who does not: the label of safe contact at every door, centres, parties for themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from mediation import handling, intake, lifecycle, routing
from mediation.access import permissions
from mediation.casework import public_access
from mediation.models import Case, Party
from mediation.states import Status
from tests import factories
from tests.factories import NINE, acting, create_case_at_status, moment
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(db):
    return factories.hall()


def registered(hall, **fields):
    return intake.register(hall.centre, factories.application(**fields), by=hall.actor(Role.CLERK), at=NINE)


def test_no_slip_is_given_to_a_respondent_from_whom_the_case_is_kept(hall):
    case = registered(hall, is_joint_application=False, has_safe_contact=True).case
    with pytest.raises(lifecycle.NotAllowed):
        intake.reissue(case.parties.get(number=2), by=hall.actor(Role.CLERK), at=NINE)
    assert not case.receipt_codes.filter(party__number=2).exists()
    assert intake.reissue(case.parties.get(number=1), by=hall.actor(Role.CLERK), at=NINE)


def test_a_code_given_before_the_label_opens_nothing_any_more(hall):
    made = registered(hall)
    applicant, respondent = made.case.parties.order_by("number")
    note = public_access.grant(public_access.enter(made.receipt_codes[respondent.pk]), at=NINE)
    Case.objects.filter(pk=made.case.pk).update(has_safe_contact=True)
    assert public_access.enter(made.receipt_codes[applicant.pk]).party == applicant
    with pytest.raises(public_access.NotOpened):
        public_access.enter(made.receipt_codes[respondent.pk])
    with pytest.raises(public_access.NotOpened):
        public_access.granted(note, at=NINE)


def test_a_proved_phone_opens_two_hours_of_pages_and_no_more_however_many_follow_each_other(hall):
    at, visitor = NINE, public_access.enter(next(iter(registered(hall).receipt_codes.values())))
    for _page in range(14):
        note = public_access.grant(visitor, at=at)
        at += timedelta(minutes=9)
        if at < NINE + public_access.PROOF_LIVES:
            visitor = public_access.granted(note, at=at)
    with pytest.raises(public_access.NotOpened):
        public_access.granted(note, at=at)


def test_whoever_is_kept_apart_does_not_apply_together_with_the_other_side(hall):
    with pytest.raises(ValidationError) as refused:
        registered(hall, has_safe_contact=True)
    assert set(refused.value.error_dict) == {"has_safe_contact"}


@pytest.mark.parametrize("role", [Role.CLERK, Role.MEDIATOR])
def test_nobody_takes_cases_along_who_serves_elsewhere_now(hall, role):
    case = create_case_at_status(Status.ACCEPTED, at_hall=hall)
    user = hall.users[role]
    assert Case.objects.visible_to(acting(user)).contains(case)
    user.memberships.update(ends_on=factories.MONDAY.replace(day=22))
    factories.member(factories.centre("ph"), Role.GUIDE, user)
    assert not Case.objects.visible_to(acting(user)).exists()


@pytest.mark.parametrize(
    ("status", "act"),
    [
        (Status.REGISTERED, lambda case, by: intake.withdraw(case, reason="", by=by, at=NINE)),
        (Status.SUPPLEMENTING, lambda case, by: intake.supplement(case, by=by, at=moment("2026-11-23 09:30"))),
    ],
)
def test_the_other_side_neither_withdraws_nor_supplements_an_application(hall, status, act):
    case = create_case_at_status(status, at_hall=hall)
    with pytest.raises(permissions.NotPermitted):
        act(case, acting_for(case, 2))
    act(case, acting_for(case, 1))


def test_a_party_reports_only_what_that_party_owed(hall):
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    at = moment("2026-11-23 10:00")
    term = factories.driving.sign_and_seal(case, hall, at).terms.get()
    details = {"amount": term.amount, "proof": "transfer", "occurred_at": at, "at": at}
    with pytest.raises(permissions.NotPermitted):
        handling.report_performance(term, by=acting_for(case, 1), **details)
    assert handling.report_performance(term, by=acting_for(case, 2), **details).reported_by_party == term.debtor


def test_a_third_party_that_declines_does_not_end_the_mediation_of_the_others(hall):
    case = create_case_at_status(Status.ACCEPTED, at_hall=hall)
    employer = Party.objects.create(
        case=case,
        centre_id=hall.centre.pk,
        role=Party.Role.THIRD_PARTY,
        number=3,
        person=factories.person(hall.centre, name="赵平"),
        joined_at=NINE,
    )
    by, at = hall.actor(Role.MEDIATOR), moment("2026-11-23 10:00")
    handling.record_consent(case, employer, state="declined", means="phone", by=by, at=at)
    case.refresh_from_db()
    assert case.status == Status.ACCEPTED


def test_the_lead_agency_has_no_part_to_accept_as_an_assistant(hall):
    case = create_case_at_status(Status.ROUTED, at_hall=hall)
    with pytest.raises(lifecycle.NotAllowed):
        routing.accept_part(case, by=hall.actor(Role.MEDIATOR), at=moment("2026-11-23 10:00"))


def acting_for(case, number):
    return factories.Actor.party(case.parties.get(number=number).pk)
