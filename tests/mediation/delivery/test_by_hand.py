"""What only a person settles: once, by whose it is to do, and nothing that comes too late or is not to be told."""

from datetime import timedelta

import pytest

from mediation import documents
from mediation.access.permissions import NotPermitted
from mediation.delivery import by_hand, waiting
from mediation.lifecycle import NotAllowed
from mediation.models import Case, Notice, Paper
from mediation.notices import Kind
from tests import factories
from tests.factories import acting
from tests.mediation.conftest import House
from tests.mediation.delivery.owing import NOW, owe, owe_code
from tests.mediation.refusing import change, refused
from windows.models import Role

State, Way, Medium = Notice.State, Notice.Way, Notice.Medium
LATER = NOW + timedelta(hours=1)


def in_state(notice: Notice, state: Notice.State, **fields: object) -> Notice:
    Notice.objects.filter(pk=notice.pk).update(state=state, **fields)
    return Notice.objects.select_related("case", "party__person").get(pk=notice.pk)


def letter(house: House, **fields: object) -> Notice:
    return in_state(owe(house), State.OWED, medium=Medium.LETTER, **fields)


@pytest.mark.parametrize("state", [State.UNCERTAIN, State.FAILED])
def test_a_person_says_that_it_was_sent(house: House, state: Notice.State) -> None:
    notice = in_state(owe(house), state, settled_because="the provider cannot tell")
    by_hand.settle(notice, way=Way.WAS_SENT, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.settled_by) == (State.SENT, LATER, house.user)
    assert (notice.settled_way, notice.settled_at) == (Way.WAS_SENT, LATER)
    assert notice.settled_because == "the provider cannot tell"


def test_a_person_has_it_sent_again(house: House) -> None:
    notice = in_state(owe(house), State.FAILED, attempts=150)
    by_hand.settle(notice, way=Way.AGAIN, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.due_at, notice.attempts) == (State.OWED, LATER, 0)
    assert (notice.settled_way, notice.settled_by) == (Way.AGAIN, house.user)
    assert list(Notice.objects.due(LATER)) == [notice]


def test_a_letter_to_somebody_who_must_not_be_called_is_not_read_out_by_telephone(house: House) -> None:
    notice = letter(house)
    assert by_hand.ways(notice, at=NOW) == [Way.HANDED_OVER, Way.SENT_OFF, Way.BY_PHONE]
    notice.party.may_be_called = False
    assert by_hand.ways(notice, at=NOW) == [Way.HANDED_OVER, Way.SENT_OFF]
    notice.medium = Medium.CALL
    assert by_hand.ways(notice, at=NOW) == [Way.NOT_NEEDED]


@pytest.mark.parametrize("way", [Way.AGAIN, Way.WAS_SENT])
def test_what_is_settled_cannot_be_settled_again(house: House, way: Notice.Way) -> None:
    notice = in_state(owe(house), State.UNCERTAIN)
    stale = Notice.objects.select_related("case", "party__person").get(pk=notice.pk)
    by_hand.settle(notice, way=Way.WAS_SENT, by=house.actor, at=NOW)
    for copy in (stale, Notice.objects.get(pk=notice.pk)):
        with pytest.raises(NotAllowed):
            by_hand.settle(copy, way=way, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.settled_at) == (State.SENT, NOW, NOW)


@pytest.mark.parametrize("way", [Way.HANDED_OVER, Way.SENT_OFF, Way.BY_PHONE])
def test_only_a_person_fulfils_what_is_owed_by_letter(house: House, way: Notice.Way) -> None:
    notice = letter(house)
    with pytest.raises(NotAllowed):
        by_hand.settle(notice, way=way, by=house.actor, at=NOW - timedelta(seconds=1))
    by_hand.settle(notice, way=way, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.settled_by, notice.settled_way) == (State.SENT, LATER, house.user, way)
    with pytest.raises(NotAllowed):
        by_hand.settle(notice, way=way, by=house.actor, at=LATER)


def test_a_call_is_made_by_telephone_and_not_posted(house: House) -> None:
    assert by_hand.ways(in_state(owe(house), State.OWED, medium=Medium.CALL), at=LATER) == [Way.BY_PHONE]


def test_a_text_message_that_is_owed_or_sent_waits_for_nobody(house: House) -> None:
    notice = owe(house)
    for state in (State.OWED, State.CANCELLED):
        assert by_hand.ways(in_state(notice, state), at=LATER) == []
    with pytest.raises(NotAllowed):
        by_hand.settle(notice, way=Way.HANDED_OVER, by=house.actor, at=LATER)


def test_what_would_come_too_late_is_not_sent_again(house: House) -> None:
    past = {"params": {"until": "2026-11-22"}}
    assert by_hand.ways(letter(house, **past), at=LATER) == [Way.NOT_NEEDED]
    notice = in_state(owe(house), State.FAILED, **past)
    assert by_hand.ways(notice, at=LATER) == [Way.WAS_SENT, Way.NOT_NEEDED]
    with pytest.raises(NotAllowed):
        by_hand.settle(notice, way=Way.AGAIN, by=house.actor, at=LATER)
    by_hand.settle(notice, way=Way.NOT_NEEDED, by=house.actor, at=LATER)
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.settled_by) == (State.CANCELLED, None, house.user)


def test_from_whom_the_case_is_kept_is_told_nothing_by_hand_either(house: House) -> None:
    shown = []
    for made in (letter(house), in_state(owe(house), State.FAILED), in_state(owe(house), State.UNCERTAIN)):
        Case.objects.filter(pk=made.case_id).update(has_safe_contact=True)
        Notice.objects.filter(pk=made.pk).update(party=made.case.parties.get(role="respondent"))
        kept = Notice.objects.select_related("case", "party__person").get(pk=made.pk)
        shown.append(by_hand.ways(kept, at=LATER))
    assert shown == [[Way.NOT_NEEDED], [Way.NOT_NEEDED], [Way.WAS_SENT, Way.NOT_NEEDED]]


def test_a_one_time_code_waits_for_nobody(house: House) -> None:
    notice = in_state(owe_code(house), State.FAILED)
    assert by_hand.ways(notice, at=LATER) == []
    assert list(waiting.messages(house.actor)) == []


def test_each_sees_what_is_theirs_to_settle(house: House) -> None:
    made = [letter(house), in_state(owe(house), State.FAILED), in_state(owe(house), State.UNCERTAIN)]
    documents.owe(made[0].case, "agreement", at=NOW)
    documents.owe(made[0].case, "letter", at=NOW)
    Paper.objects.update(state=Paper.State.FAILED)
    stranger = acting(factories.member(factories.centre("ph"), Role.CLERK, factories.user("ph", "别处")))
    mediator = acting(factories.member(house.committee, Role.MEDIATOR, factories.user("m", "调解员")))
    assert set(waiting.letters_and_calls(house.actor, at=LATER)) == {made[0]}
    assert list(waiting.letters_and_calls(house.actor, at=NOW - timedelta(seconds=1))) == []
    assert set(waiting.messages(house.actor)) == set(made[1:])
    assert "letter" not in waiting.papers(house.actor).values_list("kind", flat=True)
    assert waiting.papers(house.actor).filter(kind="agreement").exists()
    for nobody in (stranger, mediator):
        assert not waiting.letters_and_calls(nobody, at=LATER)
        assert not waiting.messages(nobody)
        assert not waiting.papers(nobody)
        with pytest.raises(NotPermitted):
            by_hand.settle(made[1], way=Way.WAS_SENT, by=nobody, at=LATER)
        with pytest.raises(NotPermitted):
            by_hand.retry(Paper.objects.select_related("case").first(), by=nobody, at=LATER)


def test_what_a_person_settled_says_who_when_and_how(house: House) -> None:
    notice = owe(house)
    for half in ({"settled_way": "again"}, {"settled_by": house.user}, {"settled_at": NOW}):
        with refused("what_a_person_settled_says_who_when_and_how"):
            change(notice, **half)


def test_who_had_a_paper_tried_again_stands_with_when(house: House) -> None:
    documents.owe(house.registered(), "agreement", at=NOW)
    with refused("who_had_a_paper_tried_again_stands_with_when"):
        change(Paper.objects.get(kind="agreement"), retried_at=NOW)


def test_a_reminder_is_offered_again_while_its_day_is_to_come(house: House) -> None:
    notice = in_state(owe(house, Kind.CONFIRMATION_REMINDER, params={"until": "2026-11-24"}), State.FAILED)
    assert by_hand.ways(notice, at=LATER) == [Way.WAS_SENT, Way.AGAIN]
