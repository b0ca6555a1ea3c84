from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.documents.amounts import DIGITS, in_digits, in_words

VALUES = dict(zip(DIGITS, range(10), strict=True))
UNITS = {"拾": 10, "佰": 100, "仟": 1_000}


@pytest.mark.parametrize(
    ("amount", "digits", "words"),
    [
        ("2500", "2,500.00", "贰仟伍佰元整"),
        ("29400.00", "29,400.00", "贰万玖仟肆佰元整"),
        ("4200", "4,200.00", "肆仟贰佰元整"),
        ("1286.00", "1,286.00", "壹仟贰佰捌拾陆元整"),
        ("0", "0.00", "零元整"),
        ("0.05", "0.05", "伍分"),
        ("0.50", "0.50", "伍角整"),
        ("10", "10.00", "壹拾元整"),
        ("101", "101.00", "壹佰零壹元整"),
        ("1409.50", "1,409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "6,007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "1,680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "107,000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "16,409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "325.04", "叁佰贰拾伍元零肆分"),
        ("100500", "100,500.00", "壹拾万零伍佰元整"),
        ("10001000", "10,001,000.00", "壹仟万壹仟元整"),
        ("100000001", "100,000,001.00", "壹亿零壹元整"),
        ("100010000", "100,010,000.00", "壹亿零壹万元整"),
        ("100001000", "100,001,000.00", "壹亿零壹仟元整"),
        ("999999999999.99", "999,999,999,999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_it_writes_an_amount_as_a_cheque_would(amount: str, digits: str, words: str) -> None:
    assert in_digits(Decimal(amount)) == digits
    assert in_words(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["-1", "0.001", "1000000000000", "NaN", "Infinity"])
def test_it_writes_no_other_number(amount: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        in_words(Decimal(amount))


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_it_can_be_read_back_and_never_doubles_a_zero(fen: int) -> None:
    words = in_words(Decimal(fen) / 100)
    assert "零零" not in words
    assert _read(words) == fen


def _read(words: str) -> int:
    """In fen."""
    yuan, _, rest = words.rpartition("元")
    coins = sum(VALUES[rest[at - 1]] * fen for coin, fen in (("角", 10), ("分", 1)) if (at := rest.find(coin)) > 0)
    total = group = digit = 0
    for word in yuan:
        if word in VALUES:
            digit = VALUES[word]
        elif word in UNITS:
            group, digit = group + digit * UNITS[word], 0
        else:
            total, group, digit = total + (group + digit) * {"亿": 10**8, "万": 10**4}[word], 0, 0
    return (total + group + digit) * 100 + coins
