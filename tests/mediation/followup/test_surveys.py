"""Links and grades: one for each side, once; a bad one is seen."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from mediation import followup
from mediation.access.permissions import NotPermitted
from mediation.followup import surveys
from mediation.lifecycle import NotAllowed
from mediation.models import Actor, Case, Rating
from tests.factories import moment
from windows.models import Role

AT = moment("2026-11-24 10:05")


def link_of(case, number=1):
    return case.survey_links.get(party__number=number)


def rate(link, grade=5, at=AT, by=None):
    return followup.rate(link, grade=grade, means="link", by=by or Actor.party(link.party_id), at=at)


def close(case, hall, caller, at=AT):
    case.refresh_from_db()
    for party in case.parties.order_by("number"):
        followup.call(case, party, result="reached", by=caller, at=at)
    return followup.close(case, by=caller, at=at)


def test_each_side_has_a_token_of_its_own_that_stands_nowhere(begun):
    tokens = [surveys.token_of(link) for link in begun.survey_links.order_by("party__number")]
    assert len(set(tokens)) == 2
    assert all(len(token) == surveys.TOKEN_LENGTH and 6 * len(token) >= 128 for token in tokens)
    written = str([(n.params, n.occasion) for n in begun.notices.all()])
    assert not any(token in written for token in tokens)


def test_the_token_finds_its_link_and_a_slip_of_one_letter_finds_none(begun):
    token = surveys.token_of(link_of(begun))
    assert followup.find_survey(f" {token} ", at=AT) == link_of(begun)
    assert followup.find_survey(token.swapcase(), at=AT) is None


def test_unknown_used_expired_and_superseded_are_answered_alike(hall, begun, caller, supervisor):
    assert followup.find_survey("x" * 24, at=AT) is None
    used = link_of(begun)
    rate(used)
    assert followup.find_survey(surveys.token_of(used), at=AT) is None
    other = link_of(begun, 2)
    close(begun, hall, caller)
    thirty_days = AT + timedelta(days=30)
    assert followup.find_survey(surveys.token_of(other), at=thirty_days - timedelta(seconds=1)) == other
    assert followup.find_survey(surveys.token_of(other), at=thirty_days) is None
    followup.reopen(begun, reason="又起纠纷。", by=supervisor, at=AT)
    assert followup.find_survey(surveys.token_of(other), at=AT) is None


def test_a_link_is_used_once_also_by_who_found_it_before(begun):
    link = link_of(begun)
    rate(link)
    with pytest.raises(NotAllowed):
        rate(link_of(begun))
    assert Rating.objects.filter(case=begun).count() == 1


def test_a_link_serves_its_own_party_alone(begun):
    stranger = Actor.party(link_of(begun, 2).party_id)
    with pytest.raises(NotPermitted):
        rate(link_of(begun, 1), by=stranger)


def test_a_link_still_rates_after_closing(hall, begun, caller):
    close(begun, hall, caller)
    assert rate(link_of(begun), at=AT + timedelta(days=3)).grade == 5


def test_a_grade_is_written_once(begun):
    rating = rate(link_of(begun))
    with pytest.raises(DatabaseError), transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(grade=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        rating.delete()


@pytest.mark.parametrize(("grade", "is_seen"), [(1, True), (2, True), (3, False), (5, False)])
def test_the_last_two_grades_put_the_case_under_supervision(hall, begun, grade, is_seen):
    rate(link_of(begun), grade=grade)
    assert Case.objects.get(pk=begun.pk).is_supervised is is_seen
    notices = begun.notices.filter(kind="dissatisfied")
    assert list(notices.values_list("user", flat=True)) == ([hall.users[Role.SUPERVISOR].pk] if is_seen else [])


def test_staff_write_down_a_grade_given_at_a_window_but_not_who_handled_it(hall, begun, caller):
    wang = begun.parties.get(number=2)
    with pytest.raises(NotPermitted):
        followup.rate(wang, grade=5, means="window", by=hall.actor(Role.MEDIATOR), at=AT)
    followup.rate(wang, grade=4, means="window", by=caller, at=AT)
    with pytest.raises(NotAllowed):
        followup.rate(begun.parties.get(number=2), grade=5, means="phone", by=caller, at=AT)


def test_nobody_rates_before_the_follow_up(performed, caller):
    with pytest.raises(NotAllowed):
        followup.rate(performed.parties.get(number=1), grade=5, means="phone", by=caller, at=AT)


def test_where_contact_is_not_safe_there_is_no_survey(hall, performed):
    Case.objects.filter(pk=performed.pk).update(has_safe_contact=True)
    performed.refresh_from_db()
    followup.begin(performed, by=hall.actor(Role.MEDIATOR), at=AT)
    assert not performed.survey_links.exists()
    assert not performed.notices.filter(kind="survey").exists()


def test_who_must_not_be_written_to_has_a_link_for_the_window_but_no_message(hall, performed):
    performed.parties.filter(number=1).update(may_be_messaged=False)
    followup.begin(performed, by=hall.actor(Role.MEDIATOR), at=AT)
    assert performed.survey_links.count() == 2
    assert [n.party.number for n in performed.notices.filter(kind="survey")] == [2]
