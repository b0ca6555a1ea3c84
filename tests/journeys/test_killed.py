"""kill -9 in the middle of both stories: they end by themselves in the same sequence, each message delivered once."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mediation.config import servers
from tests.house.running import System, a_system

SECONDS = 600
KILLED_AT = {  # when a line of the walkthrough names this time of its days, one program is killed
    "Mon 09:05": "worker --pool",
    "Mon 09:13": "valkey-server",
    "Mon 10:46": "postgres -D",
    "Wed 11:20": "beat",
    "Wed 11:32": "worker --pool",
    "Thu 09:30": "postgres -D",
    "Fri 16:00": "valkey-server",
    "Mon 11:00": "gunicorn",
}
HEADING = re.compile(r"^(\w{3}) .* (\d\d:\d\d)  ")


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as running:
        manage(running, "plant")
        yield running


def manage(system: System, *words: str) -> None:
    command = [sys.executable, "manage.py", *words]
    subprocess.run(command, env=system.settings, cwd=servers.ROOT, check=True, capture_output=True, timeout=SECONDS)


def walk(system: System, trace: Path, *, killing: Mapping[str, str]) -> tuple[str, int]:
    """One walkthrough; what it said and how many programs were killed meanwhile."""
    command = [sys.executable, "-u", "manage.py", "walkthrough", "--trace", str(trace)]
    said, killed = [], 0
    with subprocess.Popen(command, env=system.settings, cwd=servers.ROOT, stdout=subprocess.PIPE, text=True) as walking:
        assert walking.stdout
        for line in walking.stdout:
            said.append(line)
            found = HEADING.match(line)
            if found and (name := killing.get(" ".join(found.groups()))):
                system.programs()[name].kill()
                killed += 1
    assert walking.returncode == 0, "".join(said[-40:])
    return "".join(said), killed


def test_what_is_killed_comes_back_and_the_stories_end_as_if_nothing_had_happened(system: System, tmp_path: Path):
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    walk(system, undisturbed, killing={})
    said, killed = walk(system, disturbed, killing=KILLED_AT)
    assert killed == len(KILLED_AT)
    assert disturbed.read_text() == undisturbed.read_text()
    assert "Every message was delivered once." in said
