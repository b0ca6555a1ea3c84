from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mediation.documents.characters import is_complete, visible
from mediation.documents.forms import (
    ALL,
    AcceptanceRegister,
    AgreedAct,
    Agreement,
    Incomplete,
    IndexEntry,
    Organisation,
    Paper,
    Payment,
    PerformanceProof,
    RefusalNotice,
    RouteChoiceNotice,
    TerminationNotice,
    entries,
)
from mediation.documents.forms.paper import printed, printed_span
from mediation.models.paper_kinds import PaperKind
from tests.mediation.documents.samples import PAPERS, moment

PAYMENT = Payment(
    payer="王强",
    payee="李素珍",
    amount=Decimal("2500"),
    due_on=date(2026, 11, 26),
    manner="银行转账",
    on_default="李素珍可以向法院起诉。",
)


def the(kind: type[Paper]) -> Paper:
    return next(paper for paper in PAPERS if isinstance(paper, kind))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 11, 23), "2026年11月23日"),
        (date(2027, 1, 5), "2027年1月5日"),
        (datetime(2026, 11, 23, 1, 2, tzinfo=UTC), "2026年11月23日9时02分"),
        (datetime(2026, 11, 22, 16, 0, tzinfo=UTC), "2026年11月23日0时00分"),
        (Decimal("29400"), {"digits": "29,400.00", "words": "贰万玖仟肆佰元整"}),
        (("甲", None, 3, True), ["甲", None, 3, True]),
    ],
)
def test_it_prints_official_forms(value: object, expected: object) -> None:
    assert printed(value) == expected


def test_it_takes_no_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="naive"):
        printed(datetime(2026, 11, 23, 9, 2))  # noqa: DTZ001 - that it has none is what is tested


def test_it_says_a_moment_once() -> None:
    assert printed_span(moment(25, 14, 0), moment(25, 14, 0)) == "2026年11月25日14时00分"


def test_a_performance_is_of_money_or_says_what_was_done() -> None:
    receipt = the(PerformanceProof)
    with pytest.raises(Incomplete, match="amount"):
        replace(receipt, amount=None, what="")
    done = replace(receipt, amount=None, what="当面赔礼道歉").as_data()
    assert done.get("title", PerformanceProof.title) == "履行凭证"


def test_it_says_the_day_of_a_span_again_only_when_it_is_another() -> None:
    assert printed_span(moment(25, 14, 0), moment(25, 15, 10)) == "2026年11月25日14时00分至15时10分"
    assert printed_span(moment(25, 23, 0), moment(26, 0, 10)) == "2026年11月25日23时00分至2026年11月26日0时10分"


def test_it_makes_a_clause_a_court_can_enforce() -> None:
    assert PAYMENT.as_data()["sentence"] == (
        "王强应于2026年11月26日前（含当日）向李素珍支付人民币2,500.00元（大写：贰仟伍佰元整）。支付方式：银行转账。"
        "逾期未足额支付的，李素珍可以向法院起诉。"
    )
    act = AgreedAct(
        who="物业公司", what="修复三楼渗水的水管", due_on=date(2026, 12, 1), on_default="住户可以自行修复，费用由其承担"
    )
    assert (
        act.as_data()["sentence"]
        == "物业公司应于2026年12月1日前（含当日）修复三楼渗水的水管。住户可以自行修复，费用由其承担。"
    )


@pytest.mark.parametrize(
    "change",
    [{"payer": ""}, {"payee": ""}, {"amount": Decimal(0)}, {"due_on": None}, {"manner": ""}, {"on_default": ""}],
)
def test_it_makes_no_clause_that_leaves_the_duty_open(change: dict[str, object]) -> None:
    with pytest.raises(Incomplete):
        replace(PAYMENT, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (Agreement, {"number": ""}),
        (Agreement, {"parties": ()}),
        (Agreement, {"terms": ()}),
        (Agreement, {"copies": 2}),
        (RefusalNotice, {"reason": ""}),
        (RefusalNotice, {"routes": ()}),
        (TerminationNotice, {"routes": ()}),
        (AcceptanceRegister, {"source": "听说的"}),
        (RouteChoiceNotice, {"chosen": 2}),
    ],
)
def test_it_makes_no_paper_that_lacks_what_the_law_asks(kind: type[Paper], change: dict[str, object]) -> None:
    with pytest.raises(Incomplete):
        replace(the(kind), **change)  # type: ignore[arg-type]


def test_it_names_the_agent_only_where_there_is_one() -> None:
    company = Organisation(role="被申请人", name="青禾公司")
    labels = [label for row in company.rows for label, _ in row]
    assert labels == ["名称", "法定代表人或负责人", "职务", "联系方式", "住所"]
    assert (("代理人", "沈国梁，经理"),) in replace(company, agent="沈国梁，经理").rows


def test_it_numbers_the_pages_of_a_dossier() -> None:
    assert entries([("申请书", 2), ("告知书", 1), ("协议书", 3)]) == (
        IndexEntry(name="申请书", first_page=1, last_page=2),
        IndexEntry(name="告知书", first_page=3, last_page=3),
        IndexEntry(name="协议书", first_page=4, last_page=6),
    )
    with pytest.raises(Incomplete):
        entries([("申请书", 0)])


def test_an_entry_may_carry_a_remark():
    assert entries([("证据1：工资单", 2, "复印件 陈一帆")])[0].remark == "复印件 陈一帆"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李素珍 Li, é ￥2,500.00 ①", "李素珍 Li, é ￥2,500.00 ①"),
        ("一\r\n二\r三\u2028四\n五", "一\n二\n三\n四\n五"),
        ("甲\t乙\u3000丙\u2003丁", "甲 乙\u3000丙\u2003丁"),
        ("0\u202e05,2\u202c", "005,2"),
        ("\ufeff葛\U000e0100", "葛"),
        ("\ud800", ""),
        ("𠮷", "〔U+20BB7〕"),
        ("\U0002ebf0", "〔U+2EBF0〕"),  # younger than this Python's tables, yet somebody's name
    ],
)
def test_it_keeps_what_can_be_seen(text: str, expected: str) -> None:
    assert visible(text) == expected
    assert is_complete(text) is ("U+" not in expected)


def test_every_form_has_a_name_on_the_page_of_its_case():
    assert {form.kind for form in ALL} <= set(PaperKind.values)
