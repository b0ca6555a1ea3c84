"""`.ci/environment`: what is missing is said in one sentence, and what is installed is not installed again."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mediation.config import addresses

STUB = """#!/bin/sh
case "$*" in
    *version_info*) exit {too_old} ;;
    *platform*) echo 3.9.2 ;;
    *hashlib*) exec python3 "$@" ;;
    *"venv, ensurepip"*) exit 1 ;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    (tmp_path / ".ci").mkdir()
    shutil.copy(addresses.ROOT / ".ci" / "environment", tmp_path / ".ci")
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    return tmp_path


def stub(folder: Path, *, too_old: int) -> str:
    file = folder / "python-stub"
    file.write_text(STUB.format(too_old=too_old))
    file.chmod(0o755)
    return str(file)


def environment(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """Without uv, whose absence is the ordinary case."""
    path = os.pathsep.join(part for part in os.environ["PATH"].split(os.pathsep) if not Path(part, "uv").exists())
    return subprocess.run(
        [folder / ".ci" / "environment", python, "requirements.txt"],
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_python_is_one_sentence(clone):
    ended = environment(clone, "python-of-another-day")
    assert ended.returncode == 1
    assert ended.stderr.startswith("There is no python-of-another-day here; install Python 3.11 or newer")
    assert ended.stderr.count("\n") == 1


def test_an_old_python_is_one_sentence(clone):
    python = stub(clone, too_old=1)
    ended = environment(clone, python)
    sentence = f"{python} is Python 3.9.2; 3.11 or newer is needed, say: make PYTHON=/path/to/python3.11\n"
    assert (ended.stderr, ended.returncode) == (sentence, 1)


def test_a_python_without_venv_is_one_sentence(clone):
    ended = environment(clone, stub(clone, too_old=0))
    assert ended.returncode == 1
    assert "cannot make environments: its modules venv and ensurepip are missing" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_the_same_requirements_are_not_installed_again_also_through_a_link(clone, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("environment")
    (clone / ".venv").symlink_to(elsewhere)
    digest = hashlib.sha256((clone / "requirements.txt").read_bytes()).hexdigest()
    (elsewhere / f"installed-{digest[:16]}").touch()
    ended = environment(clone, "python3")
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "", 0)
