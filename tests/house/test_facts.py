"""A length, an article or the code of a clock is written once: whoever types it again is told where."""

import pytest

from tests.house import facts
from tests.house.facts import ALLOWED, WHOLE_FILES, Typed


def test_no_length_and_no_article_is_typed_in_a_template_a_string_or_the_catalogue():
    typed = [hit for hit in facts.everywhere() if hit.file not in WHOLE_FILES and (hit.file, hit.text) not in ALLOWED]
    assert not typed, "\n".join(map(str, typed))


def test_what_may_be_typed_is_still_typed():
    typed = {(hit.file, hit.text) for hit in facts.everywhere()}
    assert ALLOWED.keys() <= typed
    assert WHOLE_FILES.keys() <= {file for file, _ in typed}


def test_no_code_of_a_clock_is_typed_that_the_table_does_not_have():
    assert not list(facts.unknown_codes())


@pytest.mark.parametrize(
    "words",
    [
        *["within 15 days", "in ten working days", "for half an hour", "a quarter of an hour", "a 30-day limit"],
        *["十五日内", "自生效之日起三十日", "15日内", "5个工作日", "5 个工作日", "半小时", "一个月", "7天"],
        *["(人民调解法 Art. 17)", "Arts 20, 21", "《人民调解法》第十七条", "Art. 27 ¶4"],
    ],
)
def test_it_sees_lengths_and_articles_in_each_way_of_writing_them(words):
    assert facts.typed_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "11月25日",
        "2026年11月23日",
        "%(n)d working days",
        "{{ length }}内",
        "第一次",
        "日常",
        "第十二号窗口",
        "星期日",
        "二〇二六年",
    ],
)
def test_it_leaves_dates_and_what_is_filled_in_alone(words):
    assert not facts.typed_in(words)


def test_it_tells_the_file_and_the_line():
    source = '"""Within 15 days."""\n\nWORDS = _(\n    "It ends within 15 days."\n)\n'
    assert list(facts.in_python("web/x.py", source)) == [Typed("web/x.py", 4, "15 days")]
    assert list(facts.in_lines("x.typ", "\n自生效之日起三十日内")) == [Typed("x.typ", 2, "三十日")]
