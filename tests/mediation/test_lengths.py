"""Lengths in words: for pages in their language, for papers in numerals."""

from datetime import timedelta

import pytest
from django.utils import translation

from mediation import lengths
from mediation.lengths import Unit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *[(5, "五"), (10, "十"), (17, "十七"), (20, "二十"), (33, "三十三"), (100, "一百")],
        *[(105, "一百零五"), (110, "一百一十"), (118, "一百一十八"), (225, "二百二十五"), (358, "三百五十八")],
    ],
)
def test_it_counts_as_laws_do(number, words):
    assert lengths.numeral(number) == words


@pytest.mark.parametrize(
    ("number", "unit", "english", "chinese", "paper"),
    [
        (15, Unit.CALENDAR_DAY, "15 days", "15 日", "十五日"),
        (1, Unit.WORKING_DAY, "1 working day", "1 个工作日", "一个工作日"),
        (2, Unit.WORKING_DAY, "2 working days", "2 个工作日", "两个工作日"),
        (2, Unit.CALENDAR_DAY, "2 days", "2 日", "二日"),
        (1, Unit.MONTH, "1 month", "1 个月", "一个月"),
        (3, Unit.YEAR, "3 years", "3 年", "三年"),
        (24, Unit.HOUR, "24 hours", "24 小时", "二十四小时"),
    ],
)
def test_a_length_has_its_words_on_pages_and_its_numerals_on_papers(number, unit, english, chinese, paper):
    assert lengths.on_paper(number, unit) == paper
    assert lengths.in_words(number, unit) == chinese
    with translation.override("en"):
        assert lengths.in_words(number, unit) == english


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(days=30), "30 days"),
    ],
)
def test_a_constant_says_how_long_it_is(length, words):
    with translation.override("en"):
        assert lengths.of_time(length) == words


def test_what_is_no_whole_number_of_minutes_is_not_told():
    with pytest.raises(ValueError, match="whole number"):
        lengths.of_time(timedelta(seconds=20))
