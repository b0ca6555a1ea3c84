"""Who has a landline, a nationwide or a service number is written to or called; no text message goes there."""

from datetime import timedelta

import pytest

from mediation import notices
from mediation.casework import one_time_codes
from mediation.casework.public_access import NotOpened, Visitor
from mediation.delivery import by_hand, messages, owed
from mediation.delivery.papers import letters
from mediation.models import Notice, Paper
from mediation.notices import Kind
from tests.mediation.conftest import House
from tests.mediation.delivery.owing import NOW, owe, owe_code, party

pytestmark = pytest.mark.django_db
UNREACHED = ["0574-87654321", "0574-87654321转801", "400-123-4567", "95588", "12345", "+85221234567"]
State, Way, Medium = Notice.State, Notice.Way, Notice.Medium
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize("phone", UNREACHED)
def test_a_letter_or_call_is_owed_on_the_desk_and_nothing_is_marked_as_sent(house: House, phone: str) -> None:
    notice = owe(house, phone=phone)
    assert (notice.medium, notice.state) == (Medium.LETTER, State.OWED)
    assert messages.send_due(LATER) == 0
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.attempts) == (State.OWED, None, 0)
    assert list(owed.rows("letters", house.actor, at=LATER)) == [notice]
    assert letters.owe_letters(LATER) == 1
    assert Paper.objects.get(kind="letter").subject_id == notice.pk
    assert by_hand.ways(notice, at=LATER) == [Way.HANDED_OVER, Way.SENT_OFF, Way.BY_PHONE]
    by_hand.settle(notice, way=Way.BY_PHONE, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.settled_way, notice.settled_by) == (State.SENT, Way.BY_PHONE, house.user)


@pytest.mark.parametrize("phone", UNREACHED)
def test_a_message_that_was_owed_by_text_becomes_a_letter_when_the_number_changes(house: House, phone: str) -> None:
    notice = owe(house)
    assert notice.medium == Medium.SMS
    party(notice.case, phone=phone)
    messages.send_due(LATER)
    notice.refresh_from_db()
    assert (notice.medium, notice.state, notice.sent_at) == (Medium.LETTER, State.OWED, None)
    assert notice.settled_because == "no text message reaches this telephone"


@pytest.mark.parametrize("phone", UNREACHED)
def test_no_one_time_code_is_owed_where_no_text_goes(house: House, phone: str) -> None:
    case = house.registered()
    with pytest.raises(NotOpened):
        one_time_codes.send_code(Visitor(party(case, phone=phone), case), at=NOW)
    assert not Notice.objects.filter(kind=Kind.ONE_TIME_CODE).exists()


def test_a_code_never_becomes_a_letter(house: House) -> None:
    notice = owe_code(house)
    party(notice.case, phone="0574-87654321")
    messages.send_due(NOW, urgent=True)
    notice.refresh_from_db()
    assert (notice.medium, notice.state, notice.sent_at) == (Medium.SMS, State.FAILED, None)


@pytest.mark.parametrize(
    ("phone", "reaches"), [("10000000001", True), ("+85261234567", True), ("0574-87654321", False)]
)
def test_each_number_knows_whether_a_text_reaches_it(house: House, phone: str, reaches: bool) -> None:
    assert notices.takes_messages(party(house.registered(), phone=phone)) is reaches
