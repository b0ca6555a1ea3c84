"""What the page offers is what the domain permits: in every status, to every role."""

import pytest

from mediation import lifecycle
from mediation.models import Case
from mediation.states import Action, Status
from tests import factories
from tests.factories import Hall

pytestmark = pytest.mark.django_db

#: Transitions without a page of their own: carried out by the sweep, by the last performance.
WITHOUT_PAGE = {Action.LAPSE, Action.PERFORM}
#: What is not overdue cannot be in default: the page asks a little more than the table.
NOT_YET = {Action.DEFAULT}


def offers(context) -> list:
    offered = context["offered"]
    return [
        *([offered.primary] if offered.primary else []),
        *(offer for group in offered.rest.values() for offer in group),
    ]


@pytest.mark.parametrize("status", Status)
def test_every_transition_that_is_open_is_offered_and_what_is_offered_opens(
    status, hall: Hall, desk_of, monday_morning
):
    case = factories.create_case_at_status(status, at_hall=hall)
    monday_morning("2026-11-23 16:00")
    opened: set[str] = set()
    for role, user in hall.users.items():
        client, actor = desk_of(user), hall.actor(role)
        answer = client.get(f"/cases/{case.code}/")
        if not Case.objects.visible_to(actor).exists():
            assert answer.status_code == 404
            continue
        pages = [offer.page for offer in offers(answer.context)]
        transitions = {page.act.permitted_by for page in pages if page.act.permitted_by in Action}
        assert set(lifecycle.open_actions(Case.objects.get(), actor)) - transitions <= WITHOUT_PAGE | NOT_YET
        for noun in {page.address for page in pages} - opened:
            assert client.get(f"/cases/{case.code}/{noun}/").status_code == 200, (role, noun)
            opened.add(noun)


def test_what_is_closed_says_why(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    answer = desk_of(hall.users["mediator"]).get(f"/cases/{case.code}/agreement/reading/")
    assert answer.status_code == 409
    assert "Draw up the agreement first." in answer.content.decode()


def test_what_is_not_permitted_is_refused_in_a_sentence(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    answer = desk_of(hall.users["clerk"]).get(f"/cases/{case.code}/acknowledgement/")
    assert answer.status_code == 403
    assert "You may not do this to this case." in answer.content.decode()


def test_of_another_centre_nothing_is_known(hall: Hall, desk_of):
    case = factories.create_case_at_status(Status.ROUTED, at_hall=hall)
    stranger = factories.hall("yz").users["supervisor"]
    nouns = ("", "news/", "agreement/", "agreement/text/", "objection/", "parties/1/particulars/", "drafts/records/")
    for noun in nouns:
        assert desk_of(stranger).get(f"/cases/{case.code}/{noun}").status_code in (404, 405)
