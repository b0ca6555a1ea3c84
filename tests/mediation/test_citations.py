"""An article is named as the reader's language names it; what the tables hold stays one form."""

import pytest
from django.template import Context, Template
from django.utils import translation

from mediation import citations
from mediation.documents import remedies
from mediation.terms import TERMS

SAID = [
    ("人民调解法 Art. 33", "《人民调解法》第三十三条"),
    ("人民调解法 Arts 29, 31", "《人民调解法》第二十九条、第三十一条"),
    ("劳动争议调解仲裁法 Art. 14 ¶3", "《劳动争议调解仲裁法》第十四条第三款"),
    (
        "人民调解法 Art. 33; 民事诉讼法 (2023) Art. 205",
        "《人民调解法》第三十三条；《民事诉讼法》（2023年）第二百零五条",
    ),
    ("关于实施《劳动保障监察条例》若干规定 Art. 18", "《关于实施〈劳动保障监察条例〉若干规定》第十八条"),
    ("宁波市人民调解条例 Art. 24 (local)", "《宁波市人民调解条例》第二十四条（地方性法规）"),
    ("人民调解法 Art. 31; the centre's callback plan", "《人民调解法》第三十一条；中心回访安排"),
    ("服务承诺 (the centre's own promise)", "中心服务承诺"),
    ("劳动保障监察条例", "劳动保障监察条例"),
]


@pytest.mark.parametrize(("law", "said"), SAID)
def test_it_names_articles_in_chinese_as_laws_number_them(law, said):
    with translation.override("zh-hans"):
        assert citations.said(law) == said


def test_it_leaves_the_short_form_to_english_pages():
    with translation.override("en"):
        assert citations.said("人民调解法 Art. 31; the centre's callback plan") == (
            "人民调解法 Art. 31; the centre's callback plan"
        )
        assert citations.said("服务承诺 (the centre's own promise)") == "the centre's own promise"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *[(5, "五"), (10, "十"), (17, "十七"), (20, "二十"), (33, "三十三"), (100, "一百")],
        *[(105, "一百零五"), (110, "一百一十"), (118, "一百一十八"), (225, "二百二十五"), (358, "三百五十八")],
    ],
)
def test_it_counts_articles_in_chinese(number, words):
    assert citations.numeral(number) == words


def test_nothing_in_the_tables_of_law_stays_in_the_short_form_on_a_chinese_page():
    ways = [*sum(remedies.AFTER_TERMINATION.values(), ()), *sum(remedies.OF_CATEGORY.values(), ())]
    laws = [term.law for term in TERMS] + [way.law for way in ways]
    with translation.override("zh-hans"):
        said = [citations.said(law) for law in laws]
    assert [words for words in said if "Art" in words or "¶" in words or "the " in words] == []


def test_a_page_says_it_by_a_filter():
    page = Template("{% load citing %}{{ law|cited }}")
    with translation.override("zh-hans"):
        assert page.render(Context({"law": "人民调解法 Art. 26"})) == "《人民调解法》第二十六条"
