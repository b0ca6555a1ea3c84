import time
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db.models.functions import Now
from pytest_django import DjangoAssertNumQueries, Settings

from mediation.delivery import gateway as provider
from mediation.delivery import held_messages, lost_messages, messages
from mediation.delivery.gateway import connection
from mediation.followup import ratings, surveys
from mediation.models import Actor, Notice, Rating
from mediation.notices import Kind
from tests import factories
from tests.gateway.running import RunningGateway
from tests.mediation.conftest import House
from tests.mediation.delivery.owing import NOW, owe, owe_code, owe_survey, party

State = Notice.State
MOMENT = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def _impatient(settings: Settings, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SMS_GATEWAY_URL = gateway.url
    monkeypatch.setattr(connection, "WHOLE_SECONDS", 0.3)
    monkeypatch.setattr(messages, "ASKED_AFTER", timedelta(0))
    monkeypatch.setattr(lost_messages, "ASKING", timedelta(0))
    monkeypatch.setattr(lost_messages, "TRUSTED_AFTER", timedelta(seconds=0.2))
    monkeypatch.setattr(held_messages, "FIRST_PAUSE", timedelta(0))


def until_settled(notice: Notice, *, seconds: float = 5.0) -> Notice:
    """Send and ask as the sweeps do, until the message is neither owed nor being sent."""
    ends = time.monotonic() + seconds
    while notice.state in (State.OWED, State.SENDING) and time.monotonic() < ends:
        messages.send_due(NOW) or messages.send_due(NOW, urgent=True)
        lost_messages.settle_lost(NOW)
        notice.refresh_from_db()
        time.sleep(0.02)
    return notice


def lose_lease(notice: Notice) -> None:
    Notice.objects.filter(pk=notice.pk).update(lease_until=Now())


def test_it_sends_what_is_due_and_writes_down_what_the_provider_said(house: House, gateway: RunningGateway) -> None:
    notice = owe(house)
    assert messages.send_due(NOW) == 1
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.attempts, notice.lease_until) == (State.SENT, NOW, 1, None)
    [message] = gateway.ask("GET", "/ledger")[1]["messages"]
    assert message["id"] == notice.provider_id
    assert (message["reference"], message["to"], message["sign"]) == (str(notice.reference), "10000000001", "鄞州矛调")


def test_it_sends_nothing_twice_and_nothing_early(house: House, gateway: RunningGateway) -> None:
    owe(house)
    assert [messages.send_due(NOW - MOMENT), messages.send_due(NOW), messages.send_due(NOW)] == [0, 1, 0]
    assert len(gateway.delivered()) == 1


def test_it_asks_one_small_question_when_nothing_is_due(
    house: House, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):  # how many are in doubt; the first that is due, within a savepoint here
        assert messages.send_due(NOW) == 0


def test_what_the_provider_refuses_for_good_has_failed_and_waits_for_a_person(house: House) -> None:
    notice = until_settled(owe(house, phone="13800000000"))
    assert (notice.state, notice.settled_because) == (State.FAILED, "number_not_allowed")
    assert list(Notice.objects.to_settle()) == [notice]


def test_it_waits_longer_each_time_the_provider_is_out_of_reach_and_loses_nothing(
    house: House, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_messages, "FIRST_PAUSE", timedelta(seconds=10))
    notice = owe(house)
    gateway.kill()
    due = [NOW]
    for _ in range(8):
        assert messages.send_due(due[-1]) == 1
        notice.refresh_from_db()
        due.append(notice.due_at)
    pauses = [int((after - before).total_seconds()) for before, after in pairwise(due)]
    assert pauses == [10, 20, 40, 80, 160, 320, 600, 600]
    assert (notice.state, notice.settled_because) == (State.OWED, "not_reached")
    gateway.restart()
    assert messages.send_due(due[-1]) == 1
    assert gateway.delivered() == [str(notice.reference)]


def test_after_a_day_of_attempts_a_person_is_asked(
    house: House, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_messages, "MOST_ATTEMPTS", 2)
    notice = owe(house)
    gateway.kill()
    assert until_settled(notice).state == State.FAILED
    assert notice.attempts == 2


@pytest.mark.parametrize(
    "lie",
    [
        {"answer": "lost", "seconds": 0.05},
        {"answer": "lost", "seconds": 60},
        {"answer": "late", "seconds": 0.6},
        {"answer": "failed"},
        {"answer": "failed_after"},
        {"answer": "dripped", "seconds": 0.1},
        {"answer": "garbled"},
        {"answer": "mistaken"},
        {"answer": "flooded"},
        {"answer": "redirected"},
        {"answer": "lost", "seconds": 0.05, "unknown_for": 0.8},
        {"answer": "failed", "unknown_for": 0.8},
    ],
)
def test_whatever_lie_it_is_told_it_sends_once(house: House, gateway: RunningGateway, lie: dict[str, Any]) -> None:
    gateway.behave(times=1, **lie)
    notice = until_settled(owe(house))
    assert notice.state == State.SENT
    assert gateway.delivered() == [str(notice.reference)]


@pytest.mark.parametrize(("owed", "state"), [(owe, State.UNCERTAIN), (owe_survey, State.FAILED)])
def test_what_nobody_can_tell_is_settled_by_the_policy_of_its_kind(
    house: House,
    gateway: RunningGateway,
    monkeypatch: pytest.MonkeyPatch,
    owed: Callable[[House], Notice],
    state: Notice.State,
) -> None:
    monkeypatch.setattr(lost_messages, "SETTLED_WITHIN", timedelta(seconds=0.4))
    gateway.behave(answer="lost", seconds=0.05, unknown_for=600)
    notice = until_settled(owed(house))
    assert notice.state == state
    assert notice.settled_because.startswith("the provider cannot tell")
    assert len(gateway.delivered()) == 1


def test_a_survey_goes_out_with_the_address_that_opens_it(house: House, gateway: RunningGateway) -> None:
    notice = until_settled(owe_survey(house))
    [message] = gateway.ask("GET", "/ledger")[1]["messages"]
    token = message["text"].rstrip("/").rpartition("/")[2]
    link = surveys.find_survey(token, at=NOW)
    assert link
    assert (str(link.pk), link.party) == (notice.occasion, notice.party)
    assert token not in str(notice.params)


def test_nobody_is_asked_who_has_rated_already(house: House, gateway: RunningGateway) -> None:
    notice = owe_survey(house)
    assert notice.party
    ratings.rate(notice.party, grade=5, means=Rating.Means.PHONE, by=Actor.party(notice.party.pk), at=NOW)
    assert until_settled(notice).settled_because == "too late to be of use"
    assert gateway.delivered() == []


@pytest.mark.parametrize("answer", ["failed", "lost"])
def test_a_one_time_code_is_never_sent_again(house: House, gateway: RunningGateway, answer: str) -> None:
    gateway.behave(answer=answer, times=1)
    notice = until_settled(owe_code(house))
    assert notice.attempts == 1
    assert notice.state == (State.SENT if answer == "lost" else State.FAILED)
    assert len(gateway.delivered()) == (answer == "lost")


def test_a_one_time_code_does_not_wait_behind_other_messages(house: House, gateway: RunningGateway) -> None:
    others, code = [owe(house) for _ in range(2)], owe_code(house)
    assert messages.send_due(NOW, urgent=True) == 1
    assert gateway.delivered() == [str(code.reference)]
    assert messages.send_due(NOW) == len(others)


@pytest.mark.parametrize("ended", [{"expires_at": NOW}, {"used_at": NOW}])
def test_a_code_that_has_run_out_is_not_sent(house: House, gateway: RunningGateway, ended: dict[str, Any]) -> None:
    notice = until_settled(owe_code(house, **ended))
    assert (notice.state, notice.settled_because) == (State.FAILED, "too late to be of use")
    assert gateway.delivered() == []


@pytest.mark.parametrize(
    ("kind", "params"),
    [
        (Kind.APPOINTMENT_REMINDER, {"when": "2026-11-23T09:00:00+08:00"}),
        (Kind.PERFORMANCE_REMINDER, {"until": "2026-11-22"}),
    ],
)
def test_a_reminder_of_what_is_past_is_not_sent(
    house: House, gateway: RunningGateway, kind: Kind, params: dict[str, str]
) -> None:
    assert until_settled(owe(house, kind, params=params)).state == State.FAILED
    assert gateway.delivered() == []


def test_a_reminder_still_goes_out_on_the_last_day(house: House) -> None:
    notice = owe(house, Kind.PERFORMANCE_REMINDER, params={"until": "2026-11-23"})
    assert until_settled(notice).state == State.SENT


def test_one_message_that_cannot_be_written_does_not_stop_the_rest(house: House, gateway: RunningGateway) -> None:
    broken, whole = owe(house, Kind.ROUTED, params={"window": 3}), owe(house)
    Notice.objects.filter(pk=broken.pk).update(params={})
    assert messages.send_due(NOW) == 2
    broken.refresh_from_db()
    assert (broken.state, broken.settled_because) == (State.FAILED, "cannot be written: KeyError")
    assert gateway.delivered() == [str(whole.reference)]


def test_it_goes_to_the_telephone_that_is_right_now(house: House, gateway: RunningGateway) -> None:
    notice = owe(house)
    party(notice.case, phone="10000000007")
    messages.send_due(NOW)
    assert gateway.ask("GET", "/ledger")[1]["messages"][0]["to"] == "10000000007"


def test_without_a_telephone_any_more_it_becomes_a_letter(house: House, gateway: RunningGateway) -> None:
    notice = owe(house)
    assert notice.party
    factories.corrected(notice.party.person, at=NOW, phone="")
    messages.send_due(NOW)
    assert list(Notice.objects.for_people(NOW)) == [notice]
    assert gateway.delivered() == []


def _label(notice: Notice) -> None:
    notice.case.parties.update(role="respondent")
    type(notice.case).objects.filter(pk=notice.case_id).update(has_safe_contact=True)


def _forbid(notice: Notice) -> None:
    notice.case.parties.update(may_be_messaged=False)


@pytest.mark.parametrize("change", [_label, _forbid])
def test_who_must_not_be_told_any_more_is_not_told(
    house: House, gateway: RunningGateway, change: Callable[[Notice], None]
) -> None:
    case = house.submitted()
    to = party(case)
    notice = Notice.objects.create(
        case=case, centre_id=case.centre_id, kind=Kind.CLOSED, party=to, medium=Notice.Medium.SMS, due_at=NOW
    )
    change(notice)
    assert until_settled(notice).state == State.CANCELLED
    assert gateway.delivered() == []


def test_who_comes_back_after_the_lease_changes_nothing(
    house: House, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    notice = owe(house)

    def late(**message: str) -> provider.Refused:
        provider_sends(**message)
        lose_lease(notice)
        time.sleep(0.25)
        assert lost_messages.settle_lost(NOW) == 1
        return provider.Refused("busy", may_try_again=True)

    provider_sends = provider.send
    monkeypatch.setattr(provider, "send", late)
    messages.send_due(NOW)
    notice.refresh_from_db()
    assert (notice.state, notice.settled_because) == (State.SENT, "")
    assert "came after its lease" in caplog.text


def test_who_was_stopped_for_long_does_not_send_any_more(
    house: House, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "LONGEST_SEND", messages.LEASE)
    notice = owe(house)
    assert messages.send_due(NOW) == 1
    notice.refresh_from_db()
    assert notice.state == State.SENDING
    assert gateway.delivered() == []


def test_nothing_more_is_sent_while_the_provider_answers_nothing(
    house: House, gateway: RunningGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "MOST_IN_DOUBT", 2)
    monkeypatch.setattr(messages, "ASKED_AFTER", timedelta(minutes=1))
    for _ in range(4):
        owe(house)
    gateway.behave(answer="lost", seconds=0.05)
    assert [messages.send_due(NOW) for _ in range(4)] == [1, 1, 0, 0]
    owe_code(house)
    assert messages.send_due(NOW, urgent=True) == 1


def test_it_tries_later_when_the_telephone_has_had_its_messages_of_the_day(
    house: House, settings: Settings, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_messages, "FIRST_PAUSE", timedelta(seconds=10))
    with RunningGateway(ledger=tmp_path / "limited.sqlite3", options=("--limits",)) as limited:
        settings.SMS_GATEWAY_URL = limited.url
        for number in range(50):
            limited.post(f"{number}")
        notice = owe(house)
        messages.send_due(NOW)
        notice.refresh_from_db()
        assert (notice.state, notice.settled_because) == (State.OWED, "too_many")
        assert notice.due_at == NOW + timedelta(seconds=10)


def test_a_message_to_staff_lies_on_the_desk_once_it_is_due(house: House, gateway: RunningGateway) -> None:
    case = house.registered()
    notice = Notice.objects.create(
        case=case, centre_id=case.centre_id, kind=Kind.CLOCK_PASSED, user=house.user, medium="desk", due_at=NOW
    )
    assert [messages.lay_on_desks(NOW - MOMENT), messages.lay_on_desks(NOW), messages.lay_on_desks(NOW)] == [0, 1, 0]
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at) == (State.SENT, NOW)
    assert gateway.delivered() == []
