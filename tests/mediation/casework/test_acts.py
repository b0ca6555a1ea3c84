"""What an act needs is asked once: a page and a program are refused alike, in the same sentence."""

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation

from mediation import lifecycle
from mediation.access.permissions import NotPermitted
from mediation.casework.acts import ACTS, agreement, assistance, endings, followup, performance, sessions, site_visits
from mediation.casework.acts.arguments import NoArguments, ReasonArguments
from mediation.casework.acts.case_act import CaseAct
from mediation.lifecycle import NotAllowed
from mediation.models import Case
from mediation.states import Status
from tests import factories
from tests.factories import Hall, create_case_at_status
from windows import clock
from windows.models import Role

pytestmark = pytest.mark.django_db
AT = factories.moment("2026-11-23 16:00")
#: Evidence has views of its own, which are tested with it.
FOR_PROGRAMS = [act for act in ACTS if not (act.page_only or act.noun.startswith("materials"))]


@pytest.fixture
def hall() -> Hall:
    return factories.hall()


@pytest.fixture
def mediator(hall: Hall, monkeypatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: AT)
    client = Client(headers={"accept-language": "en"})
    client.force_login(hall.users[Role.MEDIATOR], backend="django.contrib.auth.backends.ModelBackend")
    return client


def refusal_of_a_page(client: Client, case: Case, act: CaseAct) -> tuple[int, str]:
    answer = client.get(f"/cases/{case.code}/{act.page_address}/")
    reason = answer.context["reason"] if answer.status_code == 409 else ""
    return (answer.status_code, reason) if answer.status_code in (403, 409) else (0, "")


def refusal_of_a_program(client: Client, case: Case, act: CaseAct) -> tuple[int, str]:
    path = act.api_address.replace("<int:number>", "1")
    with transaction.atomic():
        body = '{"x": 1}'
        answer = client.generic(act.method, f"/api/v1/cases/{case.code}/{path}", body, content_type="application/json")
        transaction.set_rollback(True)
    reason = answer.json()["errors"][0]["detail"] if answer.status_code == 409 else ""
    return (answer.status_code, reason) if answer.status_code in (403, 409) else (0, "")


@pytest.mark.parametrize("status", [Status.ROUTED, Status.ACCEPTED, Status.IN_MEDIATION, Status.AGREED])
def test_a_page_and_a_program_are_refused_alike(hall: Hall, mediator: Client, status: Status):
    case = create_case_at_status(status, at_hall=hall)
    refused = {act.name: refusal_of_a_page(mediator, case, act) for act in FOR_PROGRAMS}
    assert {act.name: refusal_of_a_program(mediator, case, act) for act in FOR_PROGRAMS} == refused
    assert {code for code, _reason in refused.values()} == {0, 403, 409}


@pytest.mark.parametrize("status", Status)
def test_what_is_offered_is_what_is_not_refused(hall: Hall, status: Status):
    case = create_case_at_status(status, at_hall=hall)
    for by in (hall.actor(role) for role in (Role.CLERK, Role.MEDIATOR, Role.SUPERVISOR, Role.CALLBACK_CLERK)):
        actions = lifecycle.open_actions(case, by)
        for act in ACTS:
            is_open = act.is_open(case, by=by, at=AT, actions=actions)
            assert is_open == (refusal(act, case, by) == ""), (act.name, by)


def refusal(act: CaseAct, case: Case, by) -> str:
    try:
        act.require(case, by=by, at=AT)
    except (NotPermitted, NotAllowed) as no:
        return str(no)
    return ""


@pytest.mark.parametrize(
    ("status", "role", "act", "sentence"),
    [
        (Status.ACCEPTED, Role.MEDIATOR, site_visits.site_visit, "Only labour inspection visits a site."),
        (Status.IN_MEDIATION, Role.MEDIATOR, sessions.cancellation, "No session is set."),
        (Status.AGREED, Role.SEAL_KEEPER, agreement.confirmation, "You may not do this to this case."),
        (
            Status.AGREED,
            Role.MEDIATOR,
            performance.confirmation,
            "No performance was reported that is not confirmed yet.",
        ),
        (Status.AGREED, Role.MEDIATOR, performance.performance, "Nothing that binds is left to be performed."),
        (Status.IN_FOLLOW_UP, Role.MEDIATOR, followup.callback, "You may not do this to this case."),
    ],
)
def test_what_must_come_first_is_said_in_a_sentence(hall: Hall, status, role, act, sentence):
    case = create_case_at_status(status, at_hall=hall)
    with translation.override("en"):
        assert refusal(act, case, hall.actor(role)) == sentence


def test_an_act_is_carried_out_with_its_arguments(hall: Hall):
    case = create_case_at_status(Status.SUSPENDED, at_hall=hall)
    at = case.last_changed_at
    endings.resumption.carry_out(case, NoArguments(), by=hall.actor(Role.MEDIATOR), at=at)
    assert case.status == Status.IN_MEDIATION
    case = create_case_at_status(Status.AGREED, at_hall=hall)
    by = hall.actor(Role.SUPERVISOR)
    agreement.annulment.carry_out(case, ReasonArguments(reason="法院撤销"), by=by, at=case.last_changed_at)
    assert case.status == Status.IN_MEDIATION


def test_what_is_no_json_is_bad_input_whoever_sends_it(hall: Hall, mediator: Client):
    case = create_case_at_status(Status.ROUTED, at_hall=hall)
    answer = mediator.post(f"/api/v1/cases/{case.code}/closure", "{", content_type="application/json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "parse_error")


def test_what_undoes_has_no_noun_of_its_own():
    assert (followup.reopening.method, followup.reopening.api_address) == ("DELETE", "closure")
    assert followup.reopening.page_address == "closure/end"
    assert sessions.cancellation.api_address == "sessions/<int:number>"
    assert assistance.answer.api_address == "assistance/<int:number>/answer"
