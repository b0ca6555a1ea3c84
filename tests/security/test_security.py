"""A sample of ``make security``: what hostile files come to, and that no pattern of ours can grow with the square."""

import json

import pytest

from mediation.documents.uploads import isolation
from mediation.inspection.verdicts import Why
from tests.security import patterns
from tests.security.hostile import MAKERS, made
from tests.security.measuring import cost_of

SEED = 7
SAMPLE = range(0, len(MAKERS), 4)


@pytest.mark.parametrize("number", SAMPLE, ids=lambda number: MAKERS[number].__name__)
def test_what_a_hostile_file_comes_to_is_told_or_its_process_ends_by_its_limits(number):
    cost = cost_of(made(SEED, number))
    assert cost.code == 0 or -cost.code in isolation.TOO_HARD, cost
    if cost.code == 0 and cost.verdict.startswith("{"):
        assert "media_type" in (verdict := json.loads(cost.verdict)) or verdict["why"] in list(Why)
    assert cost.megabytes < 200


def test_the_same_seed_makes_the_same_files():
    for number in (0, 14, 19, 26, 27):
        assert made(SEED, number) == made(SEED, number)


def test_every_pattern_is_found_and_none_has_a_repeat_without_end_within_another():
    by_name = patterns.patterns()
    assert len(by_name) >= 15
    assert {"mediation.inspection.texts.CONTROL", "mediation.inspection.harmless.OUTSIDE"} <= set(by_name)
    assert {name: doubts for name, pattern in by_name.items() if (doubts := patterns.doubtful(pattern))} == {}


@pytest.mark.parametrize("bad", [r"(a+)+$", r"(\w+\s?)*x", r"([A-Z]+)*", r"(a|b+)*c"])
def test_a_pattern_that_grows_is_told_from_one_that_does_not(bad):
    assert patterns.doubtful(patterns.re.compile(bad))
    for good in (r"[a-z]+\s*[0-9]+", r"\d+(?:, \d+)*", r"(?:a|b++)*+c"):
        assert not patterns.doubtful(patterns.re.compile(good))
