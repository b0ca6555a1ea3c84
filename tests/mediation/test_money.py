"""Sums of money as people write them; the same for pages and programs."""

import ast
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from rest_framework import serializers

from mediation import money
from mediation.api.money import AmountField
from mediation.web.shell.money import MoneyField

READ = [
    ("12000", "12000"),
    ("12,000", "12000"),
    ("12，000", "12000"),
    ("12000元", "12000"),
    ("１２０００", "12000"),
    ("１２，０００．５０元", "12000.50"),
    ("1,234,567.89", "1234567.89"),
    ("12 000", "12000"),
    ("12\u2009000", "12000"),
    ("12'000", "12000"),
    ("¥12,000", "12000"),
    ("￥ 12000", "12000"),
    ("人民币 12000 元整", "12000"),
    ("RMB12,000.00", "12000.00"),
    ("12000块", "12000"),
    ("1.2万", "12000"),
    ("3.55555 万元", "35555.5"),
    ("1亿元", "100000000"),
    (" 0 ", "0"),
    ("0.5元", "0.5"),
    ("12.", "12"),
    ("007", "7"),
    ("\u200b12000\u200b", "12000"),
]
UNCLEAR = [
    ("1,2,3", "12,000 or 12000"),
    ("12,00", "12,000 or 12000"),
    ("1234,567", "12,000 or 12000"),
    ("1,2345", "12,000 or 12000"),
    ("1,234 567", "12,000 or 12000"),
    ("1.234,56", "one point"),
    ("1.234.567", "one point"),
    ("1，2，3元", "12,000 or 12000"),
    ("much", "not a sum"),
    ("元", "not a sum"),
    ("1e5", "not a sum"),
    ("NaN", "not a sum"),
    ("12美元", "not a sum"),
    ("1" * 41, "not a sum"),
]


@pytest.mark.parametrize(("written", "amount"), READ)
def test_a_sum_is_read_as_people_write_it(written: str, amount: str) -> None:
    assert money.read(written) == Decimal(amount)
    assert MoneyField(min_value=0).clean(written) == Decimal(amount)
    assert AmountField(min_value=0).run_validation(written) == Decimal(amount)


@pytest.mark.parametrize(("written", "sentence"), UNCLEAR)
def test_what_can_be_read_in_two_ways_is_refused_with_how_to_write_it(written: str, sentence: str) -> None:
    with translation.override("en"):
        with pytest.raises(ValidationError, match=sentence):
            MoneyField().clean(written)
        with pytest.raises(serializers.ValidationError, match=sentence):
            AmountField().run_validation(written)


@pytest.mark.parametrize("written", ["-5", "−5元", "1.234", "99999999999999元"])
def test_bounds_hold_however_it_is_written(written: str) -> None:
    with pytest.raises(ValidationError):
        MoneyField(min_value=0).clean(written)
    with pytest.raises(serializers.ValidationError):
        AmountField(min_value=0).run_validation(written)


@pytest.mark.parametrize(("sent", "amount"), [(12000, "12000"), (12000.5, "12000.5"), ("12000.50", "12000.5")])
def test_a_program_may_send_a_number(sent: object, amount: str) -> None:
    assert AmountField().run_validation(sent) == Decimal(amount)


@given(st.decimals(0, 999_999_999_999, places=2))
def test_every_sum_with_or_without_separators_is_the_same(amount: Decimal) -> None:
    assert money.read(f"{amount:,.2f}") == money.read(f"¥{amount:.2f}元") == amount


@given(st.text(max_size=50))
def test_whatever_is_typed_is_a_sum_or_a_sentence(written: str) -> None:
    with suppress(ValidationError):
        assert isinstance(money.read(written), Decimal)


def test_no_form_and_no_body_reads_decimals_in_another_way() -> None:
    others = [
        f"{file}:{node.lineno}"
        for place in ("mediation/web", "mediation/api")
        for file in Path(place).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "DecimalField"
    ]
    assert others == []
