"""Nothing is imported in disguise or in a circle, and nothing outgrows what can be read at once."""

from pathlib import Path

import pytest

from tests.house import sizes

LONGEST_FILE = 400
TABLES = {"mediation/terms.py", "mediation/demonstration/yinzhou.py"}  # data: read row by row, not at once


def test_no_import_is_disguised():
    assert sizes.disguised(sizes.sources()) == []


def test_whoever_is_excused_is_there():
    assert all((sizes.ROOT / place.partition(":")[0]).exists() for place in sizes.NOT_DISGUISED)


def test_no_modules_import_each_other():
    assert sizes.cycles(sizes.sources()) == []


def test_no_function_is_longer_than_a_screen():
    assert [function for function in sizes.functions(sizes.sources()) if function.lines > sizes.LONGEST_FUNCTION] == []


def test_no_file_but_tables_is_too_long():
    of_files = sizes.lengths(sizes.sources())
    assert [name for name, lines in of_files.items() if lines > LONGEST_FILE and name not in TABLES] == []


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sizes, "ROOT", tmp_path)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "__init__.py").write_text('"""Only words."""\n')
    return tmp_path / "house"


def test_a_circle_and_what_hides_in_functions_and_names_are_found(tree: Path):
    (tree / "one.py").write_text("from house import two\n")
    (tree / "two.py").write_text("from house.three import THREE\n")
    (tree / "three.py").write_text(
        "from importlib import import_module\n\nimport house.one\n\nTHREE = 3\n\n\n"
        "def late():\n    from house import two\n\n    return import_module('house.two'), two, house\n"
    )
    files = sizes.sources(["house"])
    assert [file.name for file in files] == ["one.py", "three.py", "two.py"]
    assert sizes.cycles(files) == [["house.one", "house.three", "house.two"]]
    assert sizes.disguised(files) == ["house/three.py:9 import inside late", "house/three.py:11 import_module"]
    assert [(function.name, function.lines) for function in sizes.functions(files)] == [("late", 4)]


def test_what_is_imported_for_types_alone_makes_no_circle(tree: Path):
    (tree / "one.py").write_text("from house import two\n")
    guarded = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from house import one\n"
    (tree / "two.py").write_text(guarded)
    assert sizes.cycles(sizes.sources(["house"])) == []
