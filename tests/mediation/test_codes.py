"""Codes on slips: what a slip of the finger does to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation import codes
from mediation.intake import receipts

bodies = st.text(alphabet=codes.ALPHABET, min_size=8, max_size=12)


@given(bodies)
def test_a_code_with_its_check_character_is_well_formed(body):
    assert codes.is_well_formed(codes._with_check(body))


@given(bodies, st.data())
def test_any_one_wrong_character_is_found(body, data):
    code = codes._with_check(body)
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([c for c in codes.ALPHABET if c != code[place]]))
    assert not codes.is_well_formed(code[:place] + other + code[place + 1 :])


@given(bodies, st.data())
def test_any_two_exchanged_characters_are_found(body, data):
    code = codes._with_check(body)
    first, second = sorted(data.draw(st.lists(st.integers(0, len(code) - 1), min_size=2, max_size=2, unique=True)))
    swapped = code[:first] + code[second] + code[first + 1 : second] + code[first] + code[second + 1 :]
    assert codes.is_well_formed(swapped) == (code[first] == code[second])


@given(bodies)
def test_typing_it_as_people_do_changes_nothing(body):
    code = codes._with_check(body)
    careless = " ".join(code.lower()).replace("0", "o").replace("1", "l")
    full_width = "".join(chr(ord(c) + 0xFEE0) for c in code)
    assert codes.normalise(careless) == codes.normalise(full_width) == code


def test_a_case_code_has_nine_characters_and_a_receipt_code_thirteen():
    assert len(codes.new_case_code()) == 9
    assert len(codes.new_receipt_code()) == 13


@pytest.mark.parametrize("text", ["", "7", "7Q2M*K9F4"])
def test_what_is_no_code_is_not_well_formed(text):
    assert not codes.is_well_formed(text)


def test_a_mistyped_case_code_is_told_from_words():
    code = codes.new_case_code()
    wrong = code[:-1] + codes.ALPHABET[(codes.VALUES[code[-1]] + 1) % 32]
    assert codes.is_mistyped_case_code(f"{wrong[:4]}-{wrong[4:]}")
    assert not any(
        codes.is_mistyped_case_code(text) for text in (code, code.lower(), "拖欠工资半年多了呀", "unpaid wages", "")
    )


def test_two_codes_are_not_the_same():
    assert len({codes.new_receipt_code() for _ in range(1000)}) == 1000


def test_the_digest_needs_the_key(settings):
    before = receipts.receipt_digest("7Q2MK9F4TX3B5")
    settings.RECEIPT_KEY = "another"
    assert receipts.receipt_digest("7Q2MK9F4TX3B5") != before
