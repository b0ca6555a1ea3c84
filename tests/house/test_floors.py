"""Floors of coverage: what is below its floor or has none is named, and what was reached can be written down."""

from tests.house import floors
from tests.house.floors import Reach

PROJECT = '[tool.before]\nx = 1\n\n[tool.floors]\n"accounts" = 90\n"gone" = 10\n\n[tool.coverage.run]\nbranch = true\n'


def file(statements: int, covered: int, branches: int = 0, covered_branches: int = 0) -> dict:
    counted = {"num_statements": statements, "covered_lines": covered}
    return {"summary": counted | {"num_branches": branches, "covered_branches": covered_branches}}


REPORT = {
    "files": {
        "accounts/passwords.py": file(60, 60, 20, 10),
        "accounts/phones.py": file(20, 10),
        "mediation/web/case/page.py": file(10, 9),
        "mediation/web/urls.py": file(10, 10),
        "mediation/states.py": file(5, 5),
    }
}


def test_statements_and_branches_of_a_package_are_counted_together():
    assert floors.reached(REPORT) == {
        "accounts": Reach(100, 80),
        "mediation.web": Reach(20, 19),
        "mediation": Reach(5, 5),
    }


def test_what_is_below_its_floor_or_has_none_is_named():
    lowest = floors.floors(PROJECT)
    assert floors.faults(floors.reached(REPORT), lowest) == [
        "gone: no such package, but a floor",
        "accounts: 80.0 % reached, the floor is 90 %",
        "mediation: 100.0 % reached, no floor",
        "mediation.web: 95.0 % reached, no floor",
    ]


def test_what_was_reached_becomes_the_floors_and_nothing_else_changes():
    written = floors.with_floors(PROJECT, floors.reached(REPORT))
    assert floors.floors(written) == {"accounts": 80, "mediation": 100, "mediation.web": 95}
    assert written.startswith("[tool.before]\nx = 1\n")
    assert written.endswith("[tool.coverage.run]\nbranch = true\n")
    assert floors.faults(floors.reached(REPORT), floors.floors(written)) == []


def test_no_floor_is_named_for_a_package_that_is_gone():
    named = floors.floors(floors.PROJECT.read_text())
    present = {floors.package_of(str(file.relative_to(floors.PROJECT.parent))) for file in files()}
    assert sorted(named.keys() - present) == []


def files():
    for package in ("accounts", "windows", "mediation"):
        yield from (floors.PROJECT.parent / package).rglob("*.py")
