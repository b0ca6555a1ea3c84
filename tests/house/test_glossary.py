"""The glossary and the catalogue say the same."""

import re

from tests.house import catalogue

ROW = re.compile(r"^\| (?P<english>[a-zA-Z -]+) \| (?P<chinese>[\u4e00-\u9fff]+) \| .+ \|$", re.MULTILINE)
PAGE = catalogue.ROOT / "docs/glossary.md"


def translated() -> dict[str, str]:
    """Ids without context, in lower case, with their Chinese."""
    messages = [
        message for message in catalogue.known() if isinstance(message.id, str) and message.id and not message.context
    ]
    return {message.id.lower(): message.string for message in messages}


def test_each_term_is_translated_as_the_catalogue_does():
    terms = {row["english"]: row["chinese"] for row in ROW.finditer(PAGE.read_text())}
    known = translated()
    assert len(terms) > 40
    otherwise = {term: known[term] for term, chinese in terms.items() if term in known and chinese not in known[term]}
    assert otherwise == {}
    assert len(terms.keys() & known.keys()) > 40
