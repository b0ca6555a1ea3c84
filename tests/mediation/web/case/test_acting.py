"""Doing an act: one effect for two presses, what changed meanwhile is told first, nothing typed is lost."""

import pytest
from django.test import Client

from accounts.models import AccessEntry
from mediation import followup, handling, routing
from mediation.models import Agreement, Case, Draft
from mediation.states import Status
from tests import factories
from tests.factories import Hall
from windows.models import Role

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def sheet(client: Client, case: Case, noun: str) -> dict[str, str]:
    """The hidden fields of an untouched sheet."""
    form = client.get(f"/cases/{case.code}/{noun}/").context["form"]
    return {"form_id": form["form_id"].value(), "seen": form["seen"].value()}


def send(client: Client, case: Case, noun: str, payload: dict, **more):
    return client.post(f"/cases/{case.code}/{noun}/", payload | more)


LATER = factories.moment("2026-11-23 16:00")


@pytest.fixture
def routed(hall: Hall, monday_morning) -> Case:
    """Read at four in the afternoon, like the next one."""
    monday_morning("2026-11-23 16:00")
    return factories.create_case_at_status(Status.ROUTED, at_hall=hall)


@pytest.fixture
def in_mediation(hall: Hall, monday_morning) -> Case:
    monday_morning("2026-11-23 16:00")
    return factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)


def test_acknowledging_and_accepting_is_one_press_and_two_acts(routed: Case, mediator: Client, hall: Hall):
    payload = sheet(mediator, routed, "receipt") | {"mediator": hall.users[Role.MEDIATOR].staff_number}
    answer = mediator.post(f"/cases/{routed.code}/receipt/", payload, follow=True)
    assert answer.redirect_chain == [(f"/cases/{routed.code}/", 302)]
    assert "Done: Acknowledge and accept." in words(answer)
    routed.refresh_from_db()
    assert routed.status == Status.ACCEPTED
    assert [event.kind for event in routed.events.order_by("seq")][-2:] == ["acknowledge", "accept"]


def test_a_second_press_changes_nothing_and_is_answered_alike(routed: Case, mediator: Client):
    payload = sheet(mediator, routed, "objection") | {"reason": "不属本单位职责。"}
    first, second = (send(mediator, routed, "objection", payload) for _ in range(2))
    assert first.url == second.url == "/queues/"  # the case has left this person's sight
    assert routed.events.filter(kind="object").count() == 1


def test_whoever_acts_on_a_case_that_has_changed_is_told_what_changed(routed: Case, mediator: Client, hall: Hall):
    payload = sheet(mediator, routed, "objection") | {"reason": "不属本单位职责。"}
    routing.set_risk(routed, level="red", reason="扬言报复", by=hall.actor(Role.SUPERVISOR), at=LATER)
    refused = send(mediator, routed, "objection", payload)
    assert refused.status_code == 409
    assert "Risk level set&nbsp;· 戴明" in words(refused)
    assert "不属本单位职责。" in words(refused)
    again = payload | {"seen": refused.context["form"]["seen"].value()}
    assert send(mediator, routed, "objection", again).status_code == 302
    assert Case.objects.get().status == Status.REGISTERED


def test_what_the_domain_refuses_stands_over_the_form_with_everything_typed(in_mediation: Case, mediator: Client):
    payload = {"day": "2026-11-20", "starts": "10:00", "form": "joint"}
    answer = send(mediator, in_mediation, "sessions", sheet(mediator, in_mediation, "sessions") | payload)
    assert answer.status_code == 200
    assert "A session is set for later; one that was held is written down as held." in words(answer)
    assert 'value="2026-11-20"' in words(answer)
    assert not in_mediation.sessions.exists()


def test_a_session_too_far_or_too_long_is_refused_beside_its_field(in_mediation: Case, mediator: Client):
    hidden = sheet(mediator, in_mediation, "sessions") | {"form": "joint"}
    far = send(mediator, in_mediation, "sessions", hidden | {"day": "2099-11-25", "starts": "10:00"})
    assert far.context["form"].errors == {"day": ["A session is set for 366 days ahead at most."]}
    assert 'value="2099-11-25"' in words(far)
    long = send(mediator, in_mediation, "sessions", hidden | {"day": "2026-11-25", "starts": "06:00", "ends": "23:00"})
    assert set(long.context["form"].errors) == {"ends"}
    assert not in_mediation.sessions.exists()


def test_the_next_session_is_bounded_beside_its_own_field(in_mediation: Case, mediator: Client):
    payload = {"day": "2026-11-23", "starts": "15:40", "ends": "15:50", "form": "joint", "record": "双方各执一词。"}
    coming = {"next_day": "2099-11-25", "next_starts": "10:00"}
    hidden = sheet(mediator, in_mediation, "records")
    answer = send(mediator, in_mediation, "records", hidden | payload | coming)
    assert set(answer.context["form"].errors) == {"next_day"}


def test_what_is_missing_is_said_beside_its_field(in_mediation: Case, mediator: Client):
    answer = send(mediator, in_mediation, "records", sheet(mediator, in_mediation, "records"))
    assert "Fill in: What was said and what came of it" in answer.context["form"].errors["record"]


def test_a_room_that_is_taken_offers_other_times(in_mediation: Case, mediator: Client, hall: Hall):
    payload = {"day": "2026-11-25", "starts": "10:00", "form": "joint", "room": hall.room.code}
    send(mediator, in_mediation, "sessions", sheet(mediator, in_mediation, "sessions") | payload)
    other = factories.create_case_at_status(Status.IN_MEDIATION, at_hall=hall)
    handling.name_mediator(other, mediator=_second_mediator(hall), by=hall.actor(Role.MEDIATOR), at=LATER)
    answer = send(mediator, other, "sessions", sheet(mediator, other, "sessions") | payload)
    assert "1 室 is taken then. It is free: 25 November 13:30–14:30" in words(answer)


def _second_mediator(hall: Hall):
    return factories.member(hall.committee, Role.MEDIATOR, factories.user("sy-mediator2", "王阿珍"))


def test_a_record_that_was_never_sent_is_kept_and_gone_once_it_is(in_mediation: Case, mediator: Client):
    hidden = sheet(mediator, in_mediation, "records")
    payload = {"day": "2026-11-23", "starts": "10:00", "ends": "10:50", "form": "joint", "record": "双方各执一词。"}
    kept = mediator.post(f"/cases/{in_mediation.code}/drafts/records/", hidden | payload)
    assert "saved_at" in kept.json()
    again = mediator.get(f"/cases/{in_mediation.code}/records/").context["form"]
    assert again["record"].value() == "双方各执一词。"
    assert again["form_id"].value() != hidden["form_id"]
    assert send(mediator, in_mediation, "records", hidden | payload).status_code == 302
    assert not Draft.objects.exists()
    mediator.post(f"/cases/{in_mediation.code}/drafts/records/", hidden | payload)
    assert not Draft.objects.exists()  # a draft that comes late is none any more


def term(number: int, **fields: str) -> dict[str, str]:
    row = {"debtor": "2", "creditor": "1", "act": "赔偿", "amount": "2500", "manner": "转账", "due_on": "2026-11-26"}
    return {f"{name}_{number}": value for name, value in (row | fields).items()}


def test_a_term_more_or_less_loses_nothing_that_was_typed(in_mediation: Case, mediator: Client):
    payload = sheet(mediator, in_mediation, "agreement") | {"rows": "1", "form": "written", "facts": "相撞"} | term(1)
    more = send(mediator, in_mediation, "agreement", payload, more="1").context["form"]
    assert [row["act"].value() for row in more.terms] == ["赔偿", None]
    assert (more["facts"].value(), more["debtor_2"].value()) == ("相撞", "2")
    payload |= {"rows": "2"} | term(2, act="道歉", amount="")
    less = send(mediator, in_mediation, "agreement", payload, less="1").context["form"]
    assert [row["act"].value() for row in less.terms] == ["道歉"]
    assert not Agreement.objects.exists()


def test_an_agreement_is_drawn_up_checked_read_back_and_signed(in_mediation: Case, mediator: Client, hall: Hall):
    payload = {"rows": "1", "form": "written", "facts": "相撞", "covers_later_treatment": "true"} | term(1)
    payload |= sheet(mediator, in_mediation, "agreement")
    page = mediator.post(f"/cases/{in_mediation.code}/agreement/", payload, follow=True)
    assert "Say what follows if it is not done in time." in words(page)
    refused = send(mediator, in_mediation, "agreement/reading", sheet(mediator, in_mediation, "agreement/reading"))
    assert "Say what follows if it is not done in time." in words(refused)
    again = sheet(mediator, in_mediation, "agreement")
    send(mediator, in_mediation, "agreement", payload | again, default_consequence="可起诉")
    reading = mediator.get(f"/cases/{in_mediation.code}/agreement/reading/")
    assert "王强, for 李素珍: 赔偿" in words(reading)  # as they are going to sign, and it is on record
    assert set(AccessEntry.objects.filter(verb="reveal").values_list("reason", flat=True)) == {"reading"}
    send(mediator, in_mediation, "agreement/reading", sheet(mediator, in_mediation, "agreement/reading"))
    for signer in ("1", "2", ""):
        signed = sheet(mediator, in_mediation, "agreement/signatures") | {"party": signer}
        assert send(mediator, in_mediation, "agreement/signatures", signed).status_code == 302
    assert Agreement.objects.get(state="signed").version == 2


def test_reading_in_full_asks_why_and_is_on_record(routed: Case, clerk: Client):
    address = f"/cases/{routed.code}/parties/1/particulars/"
    assert "李素珍" not in words(clerk.get(address))
    refused = clerk.post(address, {"fields_wanted": ["name"], "why": "other"})
    assert "Please write why." in words(refused)
    assert not AccessEntry.objects.filter(verb="reveal").exists()
    shown = words(clerk.post(address, {"fields_wanted": ["name", "phone"], "why": "contact"}))
    assert "李素珍" in shown
    assert "10000000001" in shown
    entries = AccessEntry.objects.filter(verb="reveal")
    assert [(entry.fields, entry.reason) for entry in entries.order_by("id")] == [
        (["name"], "contact"),
        (["phone"], "contact"),
    ]


def test_whoever_only_keeps_seals_reads_nothing_in_full(hall: Hall, routed: Case, desk_of):
    answer = desk_of(hall.users[Role.SEAL_KEEPER]).get(f"/cases/{routed.code}/parties/1/particulars/")
    assert answer.status_code == 403


def test_who_calls_back_after_a_default_may_record_that_it_was_done_after_all(hall, desk_of, monday_morning):
    case = factories.create_case_at_status(Status.DEFAULTED, at_hall=hall)
    caller = hall.users[Role.CALLBACK_CLERK]
    followup.begin(case, by=factories.acting(caller), at=case.last_changed_at)
    monday_morning("2026-12-03 09:30")
    assert desk_of(caller).get(f"/cases/{case.code}/performance/").status_code == 200


def test_what_is_answered_by_choosing_nothing_is_not_called_optional(hall: Hall, monday_morning, desk_of):
    monday_morning("2026-11-23 16:00")
    case = factories.create_case_at_status(Status.AGREED, at_hall=hall)
    page = words(desk_of(hall.users[Role.MEDIATOR]).get(f"/cases/{case.code}/agreement/signatures/"))
    assert ">Whose signature</label>" in page


@pytest.mark.parametrize(
    ("status", "noun", "role"),
    [
        (Status.SUPPLEMENTING, "supplement", Role.CLERK),
        (Status.SUSPENDED, "suspension/end", Role.MEDIATOR),
        (Status.PERFORMED, "follow-up", Role.CALLBACK_CLERK),
        (Status.ACCEPTED, "part", Role.COORDINATOR),
    ],
)
def test_a_sheet_that_asks_nothing_says_what_its_press_does(hall: Hall, monday_morning, desk_of, status, noun, role):
    monday_morning("2026-11-23 16:00")
    case = factories.create_case_at_status(status, at_hall=hall)
    page = desk_of(hall.users[role]).get(f"/cases/{case.code}/{noun}/")
    assert page.context["act"].what
