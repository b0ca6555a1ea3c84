"""The label of safe contact after registration: who gives it, who releases it and how, on the page and by program."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts import tokens
from mediation import handling, intake
from mediation.access import permissions
from mediation.casework import public_access
from mediation.handling.plans import SessionPlan
from mediation.lifecycle import NotAllowed
from mediation.models import Deadline, MediationSession, Notice
from mediation.states import Event, Status
from tests import factories
from tests.factories import Hall, acting, create_case_at_status, moment
from windows import clock
from windows.models import Role

pytestmark = pytest.mark.django_db
AT = moment("2026-11-23 10:00")


@pytest.fixture
def hall(db, monkeypatch) -> Hall:
    monkeypatch.setattr(clock, "now", lambda: AT)
    return factories.hall()


def test_from_the_moment_of_the_label_the_other_side_is_told_nothing_and_the_promise_to_speak_to_both_stops(hall):
    case = create_case_at_status(Status.ACCEPTED, at_hall=hall)
    sent = Notice.objects.filter(case=case, party__role="respondent").count()
    intake.mark_safe_contact(case, by=hall.actor(Role.MEDIATOR), at=AT)
    case.refresh_from_db()
    assert case.has_safe_contact
    assert not case.deadlines.filter(term="P-3", state=Deadline.State.RUNNING).exists()
    assert Notice.objects.filter(case=case, party__role="respondent").count() == sent
    assert case.events.filter(kind=Event.SAFE_CONTACT).count() == 1
    with pytest.raises(NotAllowed):
        intake.mark_safe_contact(case, by=hall.actor(Role.MEDIATOR), at=AT)


def test_before_the_label_a_session_at_which_both_would_meet_is_called_off(hall):
    case = create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    starts, by = AT + timedelta(days=1), hall.actor(Role.MEDIATOR)
    plan = SessionPlan(starts_at=starts, ends_at=starts + timedelta(hours=1), room=hall.room)
    session = handling.set_session(case, plan=plan, by=by, at=AT)
    assert session.form != MediationSession.Form.SEPARATE
    with pytest.raises(NotAllowed):
        intake.mark_safe_contact(case, by=by, at=AT)
    handling.cancel_session(session, reason="", by=by, at=AT)
    assert intake.mark_safe_contact(case, by=by, at=AT).has_safe_contact


def test_only_who_applied_releases_it_in_person_and_alone_and_nothing_is_sent_by_that(hall):
    case = create_case_at_status(Status.ACCEPTED, at_hall=hall)
    by = hall.actor(Role.MEDIATOR)
    intake.mark_safe_contact(case, by=by, at=AT)
    before = Notice.objects.count()
    program = Client(headers={"authorization": f"Bearer {secret_of(hall.users[Role.MEDIATOR])}"})
    address = f"/api/v1/cases/{case.code}/safe-contact"
    body = {"heard_alone": False, "words": "可以通知他了。"}
    refused = program.delete(address, body, content_type="application/json")
    assert (refused.status_code, refused.json()["errors"][0]["attr"]) == (400, "heard_alone")
    assert program.delete(address, body | {"heard_alone": True}, content_type="application/json").status_code == 200
    case.refresh_from_db()
    assert not case.has_safe_contact
    assert Notice.objects.count() == before
    assert case.events.filter(kind=Event.SAFE_CONTACT_RELEASED).count() == 1
    assert case.statements.filter(body="可以通知他了。").exists()


@pytest.mark.parametrize("role", [Role.SEAL_KEEPER, Role.ARCHIVIST, Role.COORDINATOR, Role.WINDOW_OFFICER])
def test_who_neither_leads_nor_works_the_case_gives_and_releases_no_label(hall, role):
    case = create_case_at_status(Status.ACCEPTED, at_hall=hall)
    with pytest.raises(permissions.NotPermitted):
        intake.mark_safe_contact(case, by=hall.actor(role), at=AT)
    intake.mark_safe_contact(case, by=hall.actor(Role.MEDIATOR), at=AT)
    with pytest.raises(permissions.NotPermitted):
        intake.release_safe_contact(case, heard_alone=True, words="好", by=hall.actor(role), at=AT)


def test_another_window_gives_the_label_and_does_not_release_it(hall):
    case = create_case_at_status(Status.ACCEPTED, at_hall=hall)
    clerk = acting(factories.member(hall.centre, Role.CLERK, factories.user("sy-clerk2", "林佳")))
    intake.mark_safe_contact(case, by=clerk, at=AT)
    with pytest.raises(permissions.NotPermitted):
        intake.release_safe_contact(case, heard_alone=True, words="好", by=clerk, at=AT)


def test_the_label_is_given_and_released_on_the_page_and_a_slip_of_the_other_side_opens_only_after(hall):
    registered = intake.register(hall.centre, factories.application(), by=hall.actor(Role.CLERK), at=AT)
    case, slip = registered.case, registered.receipt_codes[registered.case.parties.get(number=2).pk]
    page = Client(headers={"accept-language": "en"})
    page.force_login(hall.users[Role.CLERK], backend="django.contrib.auth.backends.ModelBackend")
    sheet = page.get(f"/cases/{case.code}/safe-contact/").context["form"].initial
    assert page.post(f"/cases/{case.code}/safe-contact/", sheet).status_code == 302
    with pytest.raises(public_access.NotOpened):
        public_access.enter(slip)
    sheet = page.get(f"/cases/{case.code}/safe-contact/end/").context["form"].initial
    asked = page.post(f"/cases/{case.code}/safe-contact/end/", sheet | {"words": "好"})
    assert "heard_alone" in asked.context["form"].errors
    page.post(f"/cases/{case.code}/safe-contact/end/", sheet | {"words": "好", "heard_alone": "on"})
    assert public_access.enter(slip).party.number == 2


def secret_of(user) -> str:
    return tokens.issue(user, name="test", scopes=["all"], lasts=timedelta(days=1), at=AT)[1]
