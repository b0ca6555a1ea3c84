"""How an article is written down: ``人民调解法 Art. 33`` in tables and on English pages, 《人民调解法》第三十三条 where
Chinese is read, and with the full title of the law on papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, override

from mediation.articles import Article, Citation
from mediation.lengths import numeral


def cited(citation: Citation | str) -> str:
    """What something rests on, in the language of the page; words that are no citation stay as they are."""
    if isinstance(citation, str):
        return citation
    is_chinese = (get_language() or "").startswith("zh")
    parts = [_in_chinese(article) if is_chinese else _short(article) for article in citation.articles]
    return gettext("; ").join([*parts, *_words(citation)])


cited_lazy = lazy(cited, str)


def short(citation: Citation) -> str:
    """The form that programs read, whatever the language: ``人民调解法 Art. 33; 民事诉讼法 (2023) Art. 205``."""
    with override("en"):
        named = [citation.name] if citation.name else _words(citation)
        return "; ".join([*map(_short, citation.articles), *named])


def on_paper(citation: Citation) -> str:
    """With the law's full title and without its year: 《中华人民共和国人民调解法》第三十三条."""
    return "；".join(
        f"《{_inner(article.law.title or article.law.name)}》{_number(article)}" for article in citation.articles
    )


def first_on_paper(citation: Citation) -> str:
    """The rule that comes first: the one that sets the length."""
    return on_paper(Citation(citation.articles[:1]))


def title(citation: Citation) -> str:
    """《中华人民共和国人民调解法》: the first law alone, with its full title."""
    law = citation.articles[0].law
    return f"《{_inner(law.title or law.name)}》"


def number(citation: Citation) -> str:
    """第三十三条, where the law was named before."""
    return "、".join(map(_number, citation.articles))


def _words(citation: Citation) -> list[str]:
    return [str(citation.words)] if citation.words else []


def _short(article: Article) -> str:
    year = f" ({article.law.year})" if article.law.year else ""
    sign = "Arts" if len(article.numbers) > 1 else "Art."
    paragraph = f" ¶{article.paragraph}" if article.paragraph else ""
    item = f"({article.item})" if article.item else ""
    remark = f" ({article.remark})" if article.remark else ""
    return f"{article.law.name}{year} {sign} {', '.join(map(str, article.numbers))}{paragraph}{item}{remark}"


def _in_chinese(article: Article) -> str:
    year = f"（{article.law.year}年）" if article.law.year else ""
    remark = f"（{article.remark}）" if article.remark else ""
    return f"《{_inner(article.law.name)}》{year}{_number(article)}{remark}"


def _inner(name: str) -> str:
    """A title inside a title has marks of its own."""
    return name.replace("《", "〈").replace("》", "〉")


def _number(article: Article) -> str:
    paragraph = f"第{numeral(article.paragraph)}款" if article.paragraph else ""
    item = f"第{numeral(article.item)}项" if article.item else ""
    return "、".join(_runs(article.numbers)) + paragraph + item


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Three and more that follow each other are told as from the first to the last: 第十四条至第十六条."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [f"第{numeral(number)}条" for _, number in group]
        yield from [f"{run[0]}至{run[-1]}"] if len(run) > 2 else run
