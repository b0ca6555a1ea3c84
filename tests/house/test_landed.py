"""Migrations are added, never rewritten: what has landed somewhere stays what it was."""

from tests.house import landed


def test_every_migration_is_listed_as_it_landed():
    assert landed.faults(landed.migrations(), landed.listed(landed.LIST.read_text())) == []


def test_a_changed_one_a_lost_one_and_one_that_is_not_listed_are_each_named():
    before = {"a/migrations/0001_initial.py": "1", "a/migrations/0002_gone.py": "2"}
    present = {"a/migrations/0001_initial.py": "9", "a/migrations/0003_new.py": "3"}
    assert landed.faults(present, before) == [
        "a/migrations/0001_initial.py has landed and was changed: migrations are added, never rewritten",
        "a/migrations/0002_gone.py has landed and is gone: migrations are added, never rewritten",
        "a/migrations/0003_new.py is not listed: once it is finished, python -m tests.house.landed lists it",
    ]


def test_the_command_lists_what_is_new_and_never_what_was_changed():
    before = {"a/migrations/0001_initial.py": "1"}
    after = landed.grown({"a/migrations/0001_initial.py": "9", "a/migrations/0002_new.py": "2"}, before)
    assert after == {"a/migrations/0001_initial.py": "1", "a/migrations/0002_new.py": "2"}
    assert landed.listed(landed.written(after)) == after


def test_one_changed_letter_of_a_migration_is_noticed(tmp_path):
    file = tmp_path / "mediation" / "migrations" / "0001_initial.py"
    file.parent.mkdir(parents=True)
    file.write_text("operations = []\n")
    before = landed.migrations(tmp_path)
    file.write_text("operations = [ ]\n")
    (fault,) = landed.faults(landed.migrations(tmp_path), before)
    assert fault.startswith("mediation/migrations/0001_initial.py has landed and was changed")
