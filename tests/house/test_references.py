"""Nothing refers to what is not there: documents, their headings, files, modules and names of the code."""

import pytest

from tests.house import references


def test_every_document_that_is_cited_is_in_the_repository_with_its_heading():
    assert list(references.missing_documents()) == []


def test_every_link_of_a_document_leads_somewhere():
    assert list(references.broken_links()) == []


def test_every_name_in_back_quotes_is_there():
    assert list(references.missing_names()) == []


@pytest.mark.parametrize(
    "quoted",
    [
        "mediation/nowhere.py",
        "mediation/states/transitions.py:shove",
        "lifecycle.shove",
        "mediation.lifecycle.shove",
        "states.Status.LOST",
        "casework.nothing",
        "_".join(["one", "case", "too", "many"]),
    ],
)
def test_what_is_not_there_is_noticed(quoted):
    assert references.names_nothing(quoted)


@pytest.mark.parametrize(
    "quoted",
    [
        "mediation/states/transitions.py",
        "tests/house/",
        "mediation/web/intake/slip.py:Ahead.of",
        "lifecycle.move",
        "states.Status.AGREED",
        "web.case",
        "local.keeper",
        "one_open_assignment_per_case",
        "make check",
        "docker compose up -d",
        "127.0.0.1",
    ],
)
def test_what_is_there_and_what_is_not_ours_is_let_be(quoted):
    assert not references.names_nothing(quoted)


def test_a_document_or_a_heading_that_is_missing_is_noticed(tmp_path, monkeypatch):
    (tmp_path / "here.md").write_text("# Two words\n")
    code = tmp_path / "code.py"
    code.write_text("# see here.md#two-words, here.md#three and gone.md\n")
    monkeypatch.setattr(references, "ROOT", tmp_path)
    monkeypatch.setattr(references, "tracked", lambda: [tmp_path / "here.md", code])
    assert list(references.missing_documents()) == ["code.py:1: here.md#three", "code.py:1: gone.md"]
