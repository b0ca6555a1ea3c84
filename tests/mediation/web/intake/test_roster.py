"""People typed or pasted as lines."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from mediation.web.intake.roster import kind_of, people

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("line", "name", "phone", "document"),
    [
        ("张三", "张三", "", ""),
        ("张三 10000000011", "张三", "10000000011", ""),
        ("张三\t100 0000 0011\t99000019680312002x", "张三", "10000000011", "99000019680312002X"),
        ("99000019680312002X，张三，100-0000-0011", "张三", "10000000011", "99000019680312002X"),
        ("  张三  ", "张三", "", ""),
        (
            "张三　１００００００００１１　９９００００１９６８０３１２００２ｘ",
            "张三",
            "10000000011",
            "99000019680312002X",
        ),
        ("张三 0574-87654321转801", "张三", "057487654321-801", ""),
        ("陈大文 h12345678", "陈大文", "", "H12345678"),
        ("Maria Lopez EA1234567 10000000011", "Maria Lopez", "10000000011", "EA1234567"),
        ("青禾公司（演示） 400-123-4567", "青禾公司（演示）", "4001234567", ""),
        ("Maria Lopez 10000000011", "Maria Lopez", "10000000011", ""),
        ("买买提·阿不都 10000000011", "买买提·阿不都", "10000000011", ""),
    ],
)
def test_a_line_is_a_person_in_whatever_order(line, name, phone, document):
    [person] = people(line, on=MONDAY)
    assert (person.kind, person.name, person.phone, person.document_number) == (
        kind_of(name),
        name,
        phone,
        document,
    )


def test_empty_lines_are_nobody():
    assert [person.name for person in people("张三\n\n  \n李四\n", on=MONDAY)] == ["张三", "李四"]
    assert people("", on=MONDAY) == []


def test_every_line_that_is_not_in_order_is_named():
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        people("张三 10000000011\n李四 12345678\n990000196803120021\n王五", on=MONDAY)
    assert [sentence.partition(":")[0] for sentence in refused.value.messages] == ["Line 2", "Line 3"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("王强", "natural_person"),
        ("司马中心", "legal_person"),
        ("欧阳医", "natural_person"),
        ("宁波青禾服饰有限公司", "legal_person"),
        ("宁波青禾服饰有限公司（演示）", "legal_person"),
        ("鄞州第一医院", "legal_person"),
        ("老王面馆", "natural_person"),
    ],
)
def test_a_company_says_so_in_its_last_word(name, kind):
    assert kind_of(name) == kind


def test_for_others_somebody_has_to_say_it():
    assert kind_of("老王面馆", is_organisation=True) == "legal_person"
