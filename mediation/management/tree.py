"""The tree of the code in import order, read from the contracts that hold it (pyproject.toml) and from docstrings."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
SENTENCE = re.compile(r"(.+?\.)(\s|$)")


class OrderedPlace(NamedTuple):
    """A module or package, and on which line of its contract it stands; line 1 is above all others."""

    container: str
    line: int
    name: str

    @property
    def dotted(self) -> str:
        return f"{self.container}.{self.name}" if self.container else self.name


def places() -> Iterator[OrderedPlace]:
    """In the order of the contracts."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for contract in project["tool"]["importlinter"]["contracts"]:
        for container in contract.get("containers", [""]):
            yield from _of_contract(contract, container)


def _of_contract(contract: dict[str, Any], container: str) -> Iterator[OrderedPlace]:
    for number, layer in enumerate(contract["layers"], 1):
        for name in layer.split("|"):
            place = OrderedPlace(container, number, name.strip().strip("()"))
            if _file(place.dotted):
                yield place


def purpose(dotted: str) -> str:
    """The first sentence of a module's docstring, without its end. Empty where it has none."""
    file = _file(dotted)
    text = ast.get_docstring(ast.parse(file.read_text())) if file else None
    sentence = SENTENCE.match(" ".join((text or "").split()))
    return (sentence[1] if sentence else text or "").rstrip(".")


def _file(dotted: str) -> Path | None:
    path = ROOT.joinpath(*dotted.split("."))
    for file in (path / "__init__.py", path.with_suffix(".py")):
        if file.exists():
            return file
    return None
