from datetime import timedelta

import pytest

from mediation.delivery import by_hand
from mediation.models import Notice
from tests.mediation.conftest import House
from tests.mediation.delivery.owing import NOW, owe

State = Notice.State
LATER = NOW + timedelta(hours=1)


def in_state(notice: Notice, state: Notice.State, **fields: object) -> Notice:
    Notice.objects.filter(pk=notice.pk).update(state=state, **fields)
    notice.refresh_from_db()
    return notice


@pytest.mark.parametrize("state", [State.UNCERTAIN, State.FAILED])
def test_a_person_says_that_it_was_sent(house: House, state: Notice.State) -> None:
    notice = in_state(owe(house), state)
    assert by_hand.settle(notice, was_sent=True, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.settled_by) == (State.SENT, LATER, house.user)


def test_a_person_has_it_sent_again(house: House) -> None:
    notice = in_state(owe(house), State.FAILED, attempts=150)
    assert by_hand.settle(notice, was_sent=False, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.due_at, notice.attempts) == (State.OWED, LATER, 0)


def test_what_is_settled_cannot_be_settled_again(house: House) -> None:
    notice = in_state(owe(house), State.UNCERTAIN)
    by_hand.settle(notice, was_sent=True, by=house.actor, at=NOW)
    assert not by_hand.settle(notice, was_sent=False, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at) == (State.SENT, NOW)


def test_only_a_person_fulfils_what_is_owed_by_letter(house: House) -> None:
    notice = in_state(owe(house), State.OWED, medium=Notice.Medium.LETTER)
    assert not by_hand.fulfil(notice, by=house.actor, at=NOW - timedelta(seconds=1))
    assert by_hand.fulfil(notice, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.settled_by) == (State.SENT, LATER, house.user)
    assert not by_hand.fulfil(notice, by=house.actor, at=LATER)


def test_a_text_message_cannot_be_fulfilled_by_hand(house: House) -> None:
    assert not by_hand.fulfil(owe(house), by=house.actor, at=LATER)
