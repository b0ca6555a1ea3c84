"""The days the stories expect are those that ``docs/demonstration.md`` names, not those that the product computes."""

from datetime import date

import pytest

from accounts import documents
from accounts.models import DocumentKind, Sex
from mediation.demonstration.walking.dates import Moved, On, moment
from mediation.demonstration.walking.e_bike.application import APPLICATION as BOTH_TOGETHER
from mediation.demonstration.walking.trace import comparable
from mediation.demonstration.walking.wages.application import APPLICATION as AT_WINDOW_SIX
from tests.factories import MONDAY
from tests.factories import moment as local


@pytest.mark.parametrize(
    ("on", "day", "what"),
    [
        (On(1), "2026-11-24", "P-1"),
        (On(months=1, moved=Moved.LATER), "2026-12-23", "PM-1"),
        (On(15, moved=Moved.LATER), "2026-12-08", "LB-1"),
        (On(17, moved=Moved.LATER), "2026-12-10", "LB-8"),
        (On(12, moved=Moved.EARLIER), "2026-12-04", "LB-8, day 10, a Saturday"),
        (On(32, moved=Moved.LATER), "2026-12-25", "JC-1"),
        (On(17, moved=Moved.EARLIER), "2026-12-10", "JC-15"),
        (On(27, moved=Moved.EARLIER), "2026-12-18", "JC-25, a Sunday"),
        (On(7), "2026-11-30", "PF-1"),
        (On(8, worked=10), "2026-12-15", "P-9"),
        (On(years=3, moved=Moved.LATER), "2029-11-23", "CC-1"),
    ],
)
def test_the_days_of_the_stories_are_those_of_the_document(on, day, what):
    assert on.day(MONDAY) == date.fromisoformat(day), what


@pytest.mark.parametrize(
    ("monday", "on", "day"),
    [
        ("2026-11-30", On(32, moved=Moved.LATER), "2027-01-04"),  # New Year's Day, then a weekend
        ("2026-08-31", On(months=1, moved=Moved.LATER), "2026-09-30"),
        ("2027-01-04", On(32, moved=Moved.LATER), "2027-02-11"),  # Spring Festival, not announced yet
    ],
)
def test_other_mondays_move_every_day_with_them(monday, on, day):
    assert on.day(date.fromisoformat(monday)) == date.fromisoformat(day)


def test_a_day_ends_at_midnight_of_the_next():
    assert moment(MONDAY, 2, "24:00") == local("2026-11-26 00:00")
    assert moment(MONDAY, 2, "15:35") == local("2026-11-25 15:35")


@pytest.mark.parametrize(
    ("application", "party", "born_on", "sex"),
    [
        (BOTH_TOGETHER, 0, date(1968, 3, 12), Sex.FEMALE),
        (BOTH_TOGETHER, 1, date(2000, 8, 17), Sex.MALE),
        (AT_WINDOW_SIX, 0, date(2001, 6, 5), Sex.MALE),
    ],
)
def test_the_people_of_the_stories_have_numbers_that_nobody_real_has(application, party, born_on, sex):
    number = application["parties"][party]["person"]["document_number"]
    assert number.startswith("990000")
    read = documents.read_resident_id(number, on=MONDAY)
    assert (read.born_on, read.sex) == (born_on, sex)
    assert documents.normal(DocumentKind.RESIDENT_ID, number, on=MONDAY) == number


def test_a_trace_holds_neither_ids_nor_digests_nor_times_and_counts_days_from_the_monday():
    details = {
        "agreement": "0192f0c1-aaaa-7bbb-8ccc-0123456789ab",
        "digest": "ab" * 32,
        "session": "2026-11-25T10:00:00+08:00",
        "terms": [{"term": 1, "due_on": "2026-11-26", "amount": "2500.00"}],
    }
    assert comparable(details, MONDAY) == {"terms": [{"term": 1, "due_on": 3, "amount": "2500.00"}]}
