"""What an agreement must say: a table that a lawyer could check. Agreed on Wednesday 2026-11-25."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.handling.validator import Clause, Code, DraftToCheck, check, is_confirmable

WEDNESDAY = date(2026, 11, 25)
PAYS = Clause(
    debtor=2, creditor=1, act="赔偿各项损失", due_on=date(2026, 11, 26), amount=Decimal("2500.00"), manner="转账"
)
LEAVES = Clause(debtor=2, creditor=1, act="搬离楼道杂物", due_on=date(2026, 11, 26))
GOOD = DraftToCheck(
    form="written",
    track="committee",
    category="14",
    parties=frozenset({1, 2}),
    clauses=(PAYS,),
    agreed_on=WEDNESDAY,
    default_consequence="逾期不付，可向人民法院起诉。",
    covers_later_treatment=True,
)
WAGES = replace(GOOD, track="labour_mediation", category="10", covers_later_treatment=None)


def codes(draft):
    return [finding.code for finding in check(draft)]


def with_clause(**fields):
    return replace(GOOD, clauses=(replace(PAYS, **fields),))


@pytest.mark.parametrize(
    "draft",
    [
        GOOD,
        WAGES,
        replace(GOOD, clauses=(LEAVES,)),
        replace(GOOD, clauses=(replace(PAYS, due_on=WEDNESDAY),), default_consequence=""),  # paid on the spot
        replace(GOOD, form="oral", clauses=(replace(PAYS, due_on=WEDNESDAY),)),
        replace(GOOD, category="02", covers_later_treatment=None),
    ],
    ids=["story 1", "story 2", "an act", "paid on the spot", "oral, on the spot", "neighbours"],
)
def test_it_finds_nothing(draft):
    assert check(draft) == []
    assert is_confirmable(check(draft))


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (replace(GOOD, clauses=()), Code.NO_TERMS),
        (with_clause(debtor=3), Code.NOT_A_PARTY),
        (with_clause(creditor=9), Code.NOT_A_PARTY),
        (with_clause(debtor=1), Code.OWES_HIMSELF),
        (with_clause(act=" ", amount=None), Code.NOTHING_TO_DO),
        (with_clause(amount=Decimal(0)), Code.NO_SUM),
        (with_clause(due_on=date(2026, 11, 24)), Code.DATE_PASSED),
        (replace(GOOD, default_consequence=" "), Code.NO_DEFAULT_CONSEQUENCE),
        (replace(WAGES, form="oral"), Code.LABOUR_MUST_BE_WRITTEN),
    ],
)
def test_it_blocks(draft, code):
    by_code = {finding.code: finding for finding in check(draft)}
    assert by_code[code].blocks
    assert by_code[code].law


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (with_clause(manner=""), Code.NO_MANNER),
        (with_clause(manner="尽快转账"), Code.VAGUE_WORDS),
        (with_clause(act="赔偿2500元左右"), Code.VAGUE_WORDS),
        (replace(GOOD, form="oral"), Code.BETTER_WRITTEN),
        (replace(GOOD, covers_later_treatment=None), Code.LATER_TREATMENT),
        (replace(GOOD, category="13", covers_later_treatment=None), Code.LATER_TREATMENT),
    ],
)
def test_it_warns(draft, code):
    assert codes(draft) == [code]
    assert not check(draft)[0].blocks


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (replace(GOOD, category="01", clauses=(replace(LEAVES, act="双方同意离婚"),)), Code.STATUS_RELATION),
        (replace(GOOD, responsibility="确认双方亲子关系"), Code.STATUS_RELATION),
        (replace(GOOD, category="03", clauses=(replace(LEAVES, act="宅基地使用权归张三"),)), Code.RIGHT_IN_A_THING),
        (replace(GOOD, category="16", clauses=(replace(LEAVES, act="专利权归申请人"),)), Code.RIGHT_IN_A_THING),
        (replace(WAGES, clauses=(PAYS, replace(LEAVES, act="恢复劳动关系"))), Code.LABOUR_NOT_ONLY_PAYMENT),
        (replace(WAGES, is_by_committee=False), Code.LABOUR_NOT_BY_COMMITTEE),
    ],
)
def test_no_court_confirms(draft, code):
    findings = check(draft)
    assert code in [finding.code for finding in findings]
    assert not is_confirmable(findings)
    assert not any(finding.blocks for finding in findings)


def test_maintenance_in_money_may_be_confirmed_though_it_is_about_a_family():
    paid = replace(GOOD, category="01", covers_later_treatment=None, clauses=(replace(PAYS, act="支付赡养费"),))
    assert is_confirmable(check(paid))


def test_what_blocks_comes_first_and_names_its_clause():
    draft = replace(GOOD, clauses=(replace(PAYS, manner=""), replace(PAYS, due_on=date(2026, 11, 20))))
    assert [(finding.code, finding.term) for finding in check(draft)] == [(Code.DATE_PASSED, 2), (Code.NO_MANNER, 1)]
