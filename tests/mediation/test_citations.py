"""An article is named as the reader's language names it; what the tables hold stays one form."""

import pytest
from django.template import Context, Template
from django.utils import translation

from mediation import articles, citations, terms
from mediation.documents import remedies

SHORT = "人民调解法 Art. 33; 民事诉讼法 (2023) Art. 205"
IN_CHINESE = [
    (articles.JUDICIAL_CONFIRMATION, "《人民调解法》第三十三条"),
    (articles.WRITTEN_AGREEMENT_BINDS, "《人民调解法》第二十九条、第三十一条"),
    (articles.LABOUR_ARBITRATION_UNWAITED, "《劳动争议调解仲裁法》第十四条第三款"),
    (articles.COURT_CONFIRMS, "《人民调解法》第三十三条；《民事诉讼法》（2023年）第二百零五条"),
    (articles.INSPECTION_DECIDES, "《关于实施〈劳动保障监察条例〉若干规定》第十八条"),
    (articles.BETTER_IN_WRITING, "《宁波市人民调解条例》第二十四条（地方性法规）"),
    (articles.NOTHING_IS_BARRED, "《人民调解法》第三条第三项"),
    (articles.LABOUR_MEDIATION, "《劳动争议调解仲裁法》第十条、第十四条至第十六条"),
    (articles.CALLBACK_AFTER_PERFORMANCE, "《人民调解法》第三十一条；中心回访安排"),
    (articles.OWN_PROMISE, "中心服务承诺"),
]


@pytest.mark.parametrize(("law", "words"), IN_CHINESE)
def test_it_names_articles_in_chinese_as_laws_number_them(law, words):
    with translation.override("zh-hans"):
        assert citations.cited(law) == words


def test_it_leaves_the_short_form_to_english_pages_and_to_programs():
    with translation.override("en"):
        assert citations.cited(articles.CALLBACK_AFTER_PERFORMANCE) == "人民调解法 Art. 31; the centre's callback plan"
        assert citations.cited(articles.OWN_PROMISE) == "the centre's own promise"
        assert citations.cited(articles.COURT_CONFIRMS) == SHORT
    with translation.override("zh-hans"):
        assert citations.short(articles.COURT_CONFIRMS) == SHORT
        assert citations.short(articles.OWN_PROMISE) == "服务承诺 (the centre's own promise)"


def test_a_paper_names_the_law_by_its_title_and_without_its_year():
    law = articles.COURT_CONFIRMS
    assert citations.on_paper(law) == "《中华人民共和国人民调解法》第三十三条；《中华人民共和国民事诉讼法》第二百零五条"
    assert citations.first_on_paper(law) == "《中华人民共和国人民调解法》第三十三条"
    assert citations.title(law) == "《中华人民共和国人民调解法》"
    assert citations.number(articles.WRITTEN_AGREEMENT_BINDS) == "第二十九条、第三十一条"


def test_no_article_stays_in_the_short_form_on_a_chinese_page():
    table = [value for value in vars(articles).values() if isinstance(value, articles.Citation)]
    with translation.override("zh-hans"):
        written = [citations.cited(law) for law in table]
    assert [words for words in written if "Art" in words or "¶" in words or "the " in words] == []


@pytest.mark.parametrize(
    "law",
    [*(term.law for term in terms.ALL), *(way.law for ways in remedies.AFTER_TERMINATION.values() for way in ways)],
)
def test_what_a_term_or_a_way_rests_on_stands_in_the_table_of_articles(law):
    assert law in [value for value in vars(articles).values() if isinstance(value, articles.Citation)]


def test_a_page_says_it_by_a_filter():
    page = Template('{% load citing %}{{ law|cited }}，{% law "CONSENT" %}，{{ words|cited }}')
    known = {"law": articles.WAYS_AFTER_TERMINATION, "words": "中心服务承诺 P-3"}
    with translation.override("zh-hans"):
        assert page.render(Context(known)) == "《人民调解法》第二十六条，《人民调解法》第十七条，中心服务承诺 P-3"
