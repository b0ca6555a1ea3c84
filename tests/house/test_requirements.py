"""Each requirement is used or says why it must be there all the same, and what is used is a requirement."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest

from mediation.config import addresses
from tests.house import requirements

PRODUCT, ALL = ("accounts", "windows", "mediation"), ("accounts", "windows", "mediation", "local", "tests")
SETTINGS = ("mediation/config/settings",)
PROGRAMS = (
    "Makefile",
    ".ci/tests",
    ".ci/coverage",
    "Dockerfile",
    "compose.yaml",
    "local/programs.py",
    "pyproject.toml",
)
NOT_IMPORTED = re.compile("not imported: .{10,}")
DOTTED = re.compile(r"[a-z_]+(\.\w+)*")


def sources(folders: tuple[str, ...]) -> list[Path]:
    return [file for folder in folders for file in (addresses.ROOT / folder).rglob("*.py")]


@cache
def imported(file: Path) -> set[str]:
    """The top-level names of what a file imports."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def named_in_settings() -> set[str]:
    """Django loads what these strings name: applications, middleware, loaders, classes."""
    nodes = [node for file in sources(SETTINGS) for node in ast.walk(ast.parse(file.read_text()))]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text.partition(".")[0] for text in texts if DOTTED.fullmatch(text)}


def is_run(program: str) -> bool:
    return any(
        re.search(rf"\b{re.escape(program)}\b", (addresses.ROOT / file).read_text())
        for file in PROGRAMS
        if (addresses.ROOT / file).exists()
    )


def unused(file: str) -> list[str]:
    in_product = set().union(*(imported(source) for source in sources(PRODUCT))) | named_in_settings()
    anywhere = in_product.union(*(imported(source) for source in sources(ALL)))
    brought = requirements.modules()
    return [
        requirement.name
        for requirement in requirements.declared(file)
        if not NOT_IMPORTED.match(requirement.reason)
        and not brought.get(requirement.name, set()) & (in_product if file == requirements.PRODUCTION else anywhere)
        and not is_run(requirement.name)
    ]


@pytest.mark.parametrize("file", requirements.FILES)
def test_each_is_used_or_says_why_it_is_not_imported(file: str) -> None:
    assert unused(file) == []


def test_each_names_the_exact_version_that_is_installed() -> None:
    every = [requirement for file in requirements.FILES for requirement in requirements.declared(file)]
    assert [requirement for requirement in every if version(requirement.name) != requirement.version] == []


@pytest.mark.parametrize(
    ("folders", "files"),
    [(PRODUCT, requirements.FILES[:1]), (("local",), requirements.FILES[:2]), (("tests",), requirements.FILES)],
)
def test_whatever_is_imported_is_required_by_name(folders: tuple[str, ...], files: tuple[str, ...]) -> None:
    brought = requirements.modules()
    required = {
        module
        for file in files
        for requirement in requirements.declared(file)
        for module in brought.get(requirement.name, ())
    }
    ours = {*ALL, "manage"}
    if folders == ("local",):
        required.add("pytest")  # local.testing is loaded by pytest alone
    asked = set().union(*(imported(source) for source in sources(folders)))
    assert sorted(asked - required - ours - sys.stdlib_module_names) == []
