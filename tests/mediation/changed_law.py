"""Another law in place of the one there is, and what in a text is still of the old one."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from mediation import articles, lengths, terms
from mediation.appointments import REMINDED_BEFORE
from mediation.articles import Article, Citation
from mediation.handling import sessions
from mediation.lengths import Unit
from mediation.templatetags.lasting import LENGTHS
from mediation.terms import TermTable
from mediation.web.case.acts.session_plan import USUAL
from tests.house import facts
from windows.models import RetentionPeriod

FIRST_LENGTH, LATER_ARTICLE = 71, 500
RECKONED = re.compile(  # of one clock on one day: what is left, what was left out
    r"\d+ (?:working )?days? (?:left|late)|\d+ days? of (?:a weekend|weekends)"
    r"|(?:还剩|超期|扣除周末) \d+ (?:个工作日|天)"
)
TITLES = re.compile(r"《([^》]+)》")
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def other_terms() -> TermTable:
    """Lengths from 71 on, each another one."""
    rows = [
        replace(row, length=FIRST_LENGTH + place if row.length else 0, extends_by=171 if row.extends_by else 0)
        for place, row in enumerate(terms.ALL)
    ]
    return TermTable(tuple(rows))


@contextmanager
def other_articles() -> Iterator[None]:
    """Articles from 500 on, of laws nobody has heard of. All that name one name the same object, which is changed."""
    before: list[tuple[object, dict[str, Any]]] = [(article, vars(article).copy()) for article in every_article()]
    laws = {id(article.law): article.law for article in every_article()}.values()
    before += [(law, vars(law).copy()) for law in laws]
    for article in every_article():
        object.__setattr__(article, "numbers", tuple(number + LATER_ARTICLE for number in article.numbers))
        object.__setattr__(article, "paragraph", article.paragraph and article.paragraph + LATER_ARTICLE)
    for place, law in enumerate(laws):
        object.__setattr__(law, "name", f"新法{place}")
        object.__setattr__(law, "title", f"新法{place}")
    try:
        yield
    finally:
        _restore(before)


def _restore(before: list[tuple[object, dict[str, Any]]]) -> None:
    for thing, fields in before:
        for name, value in fields.items():
            object.__setattr__(thing, name, value)


def every_article() -> list[Article]:
    """Each once; the same article in two citations is one object."""
    table = [value for value in vars(articles).values() if isinstance(value, Citation)]
    return list({id(article): article for citation in table for article in citation.articles}.values())


def others() -> set[str]:
    """What is no term of the law, in the words of the language that is on: constants, each told from itself."""
    constants = [*LENGTHS.values(), USUAL, sessions.LONGEST, sessions.FARTHEST]
    return {lengths.of_time(length) for length in constants} | {
        lengths.in_words(REMINDED_BEFORE, Unit.WORKING_DAY),
        *(text for _, text in facts.ALLOWED),
        *(lengths.in_words(row.years or 0, Unit.YEAR) for row in RetentionPeriod.objects.exclude(years=None)),
    }


def old(text: str) -> list[str]:
    """Lengths, articles and laws in it that are not the new ones."""
    hits = [hit for hit in facts.typed_in(RECKONED.sub("", text)) if hit not in others() and not is_new(hit)]
    return hits + [title for title in TITLES.findall(text) if not title.startswith("新法")]


def is_new(hit: str) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", hit)]
    if numbers:
        return all(number >= FIRST_LENGTH for number in numbers)
    return any(hit.removeprefix("第").startswith(numeral) for numeral in NEW_NUMERALS)


NEW_NUMERALS = [lengths.numeral(number) for number in range(FIRST_LENGTH, 1000)]


def text_of(page: str) -> str:
    return html.unescape(TAGS.sub(" ", page))
