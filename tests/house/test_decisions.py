"""Decisions are short, of one form, numbered without gaps, and listed."""

from tests.house import decisions


def test_the_index_lists_every_decision():
    assert decisions.INDEX.read_text() == decisions.index()


def test_they_are_numbered_without_gaps():
    names = [file.name for file in decisions.files()]
    assert all(decisions.NAME.fullmatch(name) for name in names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_each_says_context_decision_and_price_in_a_few_lines():
    assert [file.name for file in decisions.files() if not decisions.FORM.fullmatch(file.read_text())] == []
    assert [file.name for file in decisions.files() if len(file.read_text().splitlines()) > 24] == []
