"""A name says what the thing is, and one name is one thing."""

from pathlib import Path

import pytest

from tests.house import names


def test_no_name_says_nothing():
    assert names.not_excused() == []


def test_whoever_keeps_such_a_name_still_has_it():
    used = {(file, name) for file, _line, name in names.saying_nothing()}
    assert set(names.STAYS) - used == set()


def test_no_two_classes_share_a_name():
    assert names.same_named() == []


def test_whoever_shares_a_name_still_does():
    shared = {name for name, files in names.classes().items() if len(files) > 1}
    assert set(names.SAME_THING) - shared == set()


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(names, "ROOT", tmp_path)
    (tmp_path / "mediation").mkdir()
    return tmp_path / "mediation"


@pytest.mark.parametrize(
    "text",
    [
        "said = 1",
        "said: int = 1",
        "said += 1",
        "first, *said = rows",
        "if said := rows: ...",
        "for said in rows: ...",
        "with open(name) as said: ...",
        "[said for said in rows]",
        "{name: said for name, said in rows}",
        "lambda said: 1",
        "def receive(*, said): ...",
        "def receive(**said): ...",
        "def _said(): ...",
        "async def said(): ...",
        "class said: ...",
        "import wages as said",
        "import said.more",
        "from wages import said",
        "form.said = 1",
        "try: ...\nexcept OSError as said: ...",
        "match rows:\n    case [said]: ...",
        "match rows:\n    case [*said]: ...",
        "match rows:\n    case {**said}: ...",
    ],
)
def test_a_name_is_noticed_however_it_is_given(tree: Path, text: str):
    (tree / "rows.py").write_text(text)
    assert [line.partition(" (")[0].rpartition(": ")[2] for line in names.not_excused()] == ["said"]


def test_the_place_and_a_better_name_are_named(tree: Path):
    (tree / "rows.py").write_text("rows = []\nfor door in rows: ...\n")
    assert names.not_excused() == ["mediation/rows.py:2: door (rather public access, purpose, entrance)"]


def test_a_module_has_a_name_as_well(tree: Path):
    (tree / "door.py").write_text("")
    assert names.not_excused() == ["mediation/door.py:1: door (rather public access, purpose, entrance)"]


@pytest.mark.parametrize("text", ["rows = said", "receive(said=1)", "unsaid = 1", "'said'", "# said = 1"])
def test_what_gives_no_name_is_not_judged(tree: Path, text: str):
    (tree / "rows.py").write_text(text)
    assert names.not_excused() == []


def test_names_of_tests_are_judged_as_well(tree: Path):
    (tree.parent / "tests").mkdir()
    (tree.parent / "tests" / "test_rows.py").write_text("def test_rows(said): ...\n")
    assert names.not_excused() == [
        "tests/test_rows.py:1: said (rather cleaned_data, payload, sentence, details or the field's name)"
    ]


def test_what_a_library_calls_its_own_is_not_ours(tree: Path):
    (tree / "rows.py").write_text("from hypothesis import given\n")
    assert names.not_excused() == []
    (tree / "rows.py").write_text("from wages import given\n")
    assert len(names.not_excused()) == 1


def test_migrations_stay_as_they_are(tree: Path):
    (tree / "migrations").mkdir()
    (tree / "migrations" / "0001_initial.py").write_text("said = 1")
    assert names.not_excused() == []


def test_classes_of_one_name_are_noticed_wherever_they_stand(tree: Path):
    for file in ("rows.py", "steps.py"):
        (tree / file).write_text("class Step: ...\n")
    (tree / "nested.py").write_text("class Plan:\n    class Step: ...\n")
    assert names.same_named() == ["Step: mediation/rows.py, mediation/steps.py"]
