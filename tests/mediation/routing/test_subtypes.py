"""Finding a category by a few letters."""

import pytest
from django.utils import translation
from pypinyin import Style, lazy_pinyin

from mediation.models import Category
from mediation.routing.subtypes import BY_CATEGORY, SUBTYPES, is_known, name_of
from mediation.routing.typed import TYPED, look_up


def codes_for(typed):
    return [(choice.category, choice.subtype) for choice in look_up(typed)]


@pytest.mark.parametrize("typed", ["ldzy", "LDZY", " ldzy ", "劳动争议", "劳动", "10"])
def test_a_category_is_found_by_letters_name_or_number(typed):
    assert codes_for(typed)[0] == (Category.LABOUR, "")


@pytest.mark.parametrize("typed", ["lw", "劳务"])
def test_labour_and_service_are_both_offered_with_the_difference_in_words(typed):
    choices = look_up(typed)
    assert [(choice.category, choice.subtype) for choice in choices] == [
        (Category.LABOUR, ""),
        (Category.CONTRACT, "service"),
    ]
    assert all(str(choice.hint) for choice in choices)


def test_a_subtype_is_found_by_its_letters():
    assert (Category.LABOUR, "unpaid_wages") in codes_for("qx")
    assert (Category.TRAFFIC, "non_motor_pedestrian") in codes_for("fjdcx")


@pytest.mark.parametrize("typed", ["", " ", "zzzz"])
def test_nothing_is_found_for_nothing(typed):
    assert look_up(typed) == []


SAID_OTHERWISE = {"重": "z", "行": "x", "传": "c"}


@pytest.mark.parametrize(
    ("chinese", "initials"),
    [*TYPED.values(), *((subtype.chinese, subtype.initials) for subtype in SUBTYPES)],
)
def test_the_letters_are_those_of_the_name(chinese, initials):
    assert "".join(lazy_pinyin(chinese, style=Style.FIRST_LETTER)) == initials


def test_codes_are_unique_in_a_category_and_short_enough_for_their_column():
    assert sum(len(subtypes) for subtypes in BY_CATEGORY.values()) == len(SUBTYPES)
    assert all(len(subtype.code) <= 40 for subtype in SUBTYPES)


def test_a_subtype_belongs_to_its_category():
    assert is_known("10", "unpaid_wages")
    assert is_known("10", "")
    assert not is_known("04", "unpaid_wages")


def test_a_case_is_called_by_its_subtype_or_else_its_category():
    with translation.override("en"):
        assert name_of("10", "unpaid_wages") == "unpaid wages"
        assert name_of("10", "") == Category.LABOUR.label
        assert name_of("", "") == ""


@pytest.mark.parametrize("subtype", SUBTYPES, ids=lambda subtype: f"{subtype.category}-{subtype.code}")
def test_it_has_a_name_in_both_languages(subtype):
    with translation.override("en"):
        assert str(subtype.name).isascii()
    with translation.override("zh-hans"):
        assert not str(subtype.name).isascii()
