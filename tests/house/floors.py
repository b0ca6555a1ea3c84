"""How much of each package the tests reach, beside the floor that pyproject.toml names for it under `[tool.floors]`.

    python -m tests.house.floors           fail where a package is below its floor or has none
    python -m tests.house.floors --show    only print
    python -m tests.house.floors --set     write what was reached, rounded down, as the floors

Reads .coverage.json, which `make coverage` writes. Counted are statements and branches together, in per cent. A package
is a folder below accounts, windows or mediation; the files beside the folders are the package's own.
"""

import json
import math
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from mediation.config import addresses

MEASURED = addresses.ROOT / ".coverage.json"
PROJECT = addresses.ROOT / "pyproject.toml"
TABLE = re.compile(r"^\[tool\.floors\]\n(?:(?!\[).*\n)*", re.MULTILINE)


class Reach(NamedTuple):
    """Statements and branches of a package, and how many of them were reached."""

    all: int = 0
    reached: int = 0

    @property
    def per_cent(self) -> float:
        return 100 * self.reached / self.all if self.all else 100.0


def package_of(file: str) -> str:
    """``mediation/web/case/page.py`` belongs to ``mediation.web``, ``accounts/phones.py`` to ``accounts``."""
    return ".".join(Path(file).parent.parts[:2])


def reached(report: dict) -> dict[str, Reach]:
    """By package, from what ``coverage json`` writes."""
    sums: dict[str, Reach] = defaultdict(Reach)
    for file, measured in report["files"].items():
        summary = measured["summary"]
        package = package_of(file)
        sums[package] = Reach(
            sums[package].all + summary["num_statements"] + summary["num_branches"],
            sums[package].reached + summary["covered_lines"] + summary["covered_branches"],
        )
    return dict(sums)


def floors(project: str) -> dict[str, int]:
    return tomllib.loads(project)["tool"].get("floors", {})


def faults(measured: dict[str, Reach], lowest: dict[str, int]) -> list[str]:
    """What is below its floor, has none, or is a floor of no package."""
    wrong = [f"{name}: no such package, but a floor" for name in sorted(lowest.keys() - measured.keys())]
    for name, reach in sorted(measured.items()):
        if name not in lowest:
            wrong.append(f"{name}: {reach.per_cent:.1f} % reached, no floor")
        elif reach.per_cent < lowest[name]:
            wrong.append(f"{name}: {reach.per_cent:.1f} % reached, the floor is {lowest[name]} %")
    return wrong


def with_floors(project: str, measured: dict[str, Reach]) -> str:
    """pyproject.toml with what was reached as the floors."""
    lines = [f'"{name}" = {math.floor(reach.per_cent)}\n' for name, reach in sorted(measured.items())]
    return TABLE.sub(lambda _: "".join(["[tool.floors]\n", *lines]), project)


def main(arguments: list[str]) -> int:
    measured = reached(json.loads(MEASURED.read_text()))
    lowest = floors(PROJECT.read_text())
    for name, reach in sorted(measured.items()):
        sys.stdout.write(f"{name:<28} {reach.per_cent:5.1f} %   floor {lowest.get(name, '-')}\n")
    if "--set" in arguments:
        PROJECT.write_text(with_floors(PROJECT.read_text(), measured))
    if arguments:
        return 0
    wrong = faults(measured, lowest)
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
