"""The page from which both sides are called back: whom not to call, when to, and that no call is told of in vain."""

import pytest
from django.test import Client

from mediation.models import Case, Party, Representation
from mediation.states import Status
from tests import factories
from tests.factories import Hall
from windows.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(hall: Hall, monday_morning) -> Case:
    case = factories.create_case_at_status(Status.IN_FOLLOW_UP, at_hall=hall)
    monday_morning("2026-11-24 10:00")
    return case


@pytest.fixture
def caller(hall: Hall, desk_of) -> Client:
    return desk_of(hall.users[Role.CALLBACK_CLERK])


def page(client: Client, case: Case) -> str:
    return " ".join(client.get(f"/cases/{case.code}/callbacks/").content.decode().split())


def send(client: Client, case: Case, **fields: str):
    form = client.get(f"/cases/{case.code}/callbacks/").context["form"]
    hidden = {"form_id": form["form_id"].value(), "seen": form["seen"].value()}
    return client.post(f"/cases/{case.code}/callbacks/", hidden | fields)


def test_of_who_must_not_be_called_there_is_no_number_but_another_way(begun: Case, caller: Client):
    assert page(caller, begun).count("Show the number") == 2
    begun.parties.filter(number=1).update(may_be_called=False)
    shown = page(caller, begun)
    assert "do not call" in shown
    assert "Ask in person: when they come to a window, or where they ask to be met." in shown
    assert "100****0001" not in shown
    assert shown.count("Show the number") == 1


def test_who_may_be_called_is_chosen_first_and_who_must_not_be_is_marked(begun: Case, caller: Client):
    begun.parties.filter(number=1).update(may_be_called=False)
    form = caller.get(f"/cases/{begun.code}/callbacks/").context["form"]
    assert form["party"].value() == 2
    assert [words for _number, words in form.fields["party"].choices] == [
        "李*珍\N{NO-BREAK SPACE}· Applicant\N{NO-BREAK SPACE}· do not call",
        "王*\N{NO-BREAK SPACE}· Respondent",
    ]


def test_it_names_who_else_may_be_asked(begun: Case, caller: Client):
    party = Party.objects.select_related("person").get(case=begun, number=1)
    Party.objects.filter(pk=party.pk).update(may_be_called=False)
    kind = Representation.Kind.CONTACT_PERSON
    Representation.objects.create(party=party, person=party.person, kind=kind, since=party.joined_at)
    assert "Contact person 李*珍" in page(caller, begun)


def test_the_hours_at_which_a_call_does_no_harm_stand_beside_the_number(begun: Case, caller: Client):
    begun.parties.filter(number=1).update(safe_hours="工作日上午")
    assert "call only then: 工作日上午" in page(caller, begun)
    number = caller.get(f"/cases/{begun.code}/parties/1/particulars/?field=phone&why=contact")
    assert "call only then: 工作日上午" in number.content.decode()


def test_where_a_number_is_shown_in_full_it_says_not_to_call(begun: Case, caller: Client):
    begun.parties.filter(number=1).update(may_be_called=False)
    assert "do not call" in caller.get(f"/cases/{begun.code}/parties/1/particulars/").content.decode()
    assert "do not call" not in caller.get(f"/cases/{begun.code}/parties/2/particulars/").content.decode()


def test_a_call_to_who_must_not_be_called_is_refused_beside_the_box(begun: Case, caller: Client):
    begun.parties.filter(number=1).update(may_be_called=False)
    payload = {"party": "1", "result": "reached", "words": "都好。"}
    refused = send(caller, begun, **payload)
    assert "This person must not be called." in refused.context["form"].errors["in_person"][0]
    assert "都好。" in refused.content.decode()
    assert not begun.callbacks.exists()
    assert send(caller, begun, **payload, in_person="on").status_code == 302
    assert begun.callbacks.get().result == "reached"


def test_the_timeline_says_that_somebody_was_asked_in_person(begun: Case, caller: Client):
    send(caller, begun, party="1", result="reached", in_person="on")
    case = caller.get(f"/cases/{begun.code}/").content.decode()
    assert "Asked in person, not by telephone" in case
