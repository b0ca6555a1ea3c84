"""kill -9 in the middle of both stories: they end by themselves in the same sequence, each message delivered once."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.db import connection

from mediation.config import addresses
from mediation.demonstration.walking.house import House
from mediation.demonstration.walking.playing import Variant, perform
from mediation.demonstration.walking.trace import lines
from tests.house.running import System, a_system
from tests.journeys.conftest import Hands

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
    subprocess.run(command, env=system.settings, cwd=addresses.ROOT, check=True, capture_output=True, timeout=SECONDS)


def walk(system: System, trace: Path, *, killing: Mapping[str, str]) -> tuple[str, int]:
    """One walkthrough; what it said and how many programs were killed meanwhile."""
    command = [sys.executable, "-u", "manage.py", "walkthrough", "--trace", str(trace)]
    lines, killed = [], 0
    with subprocess.Popen(
        command, env=system.settings, cwd=addresses.ROOT, stdout=subprocess.PIPE, text=True
    ) as walking:
        assert walking.stdout
        for line in walking.stdout:
            lines.append(line)
            heading = HEADING.match(line)
            if heading and (name := killing.get(" ".join(heading.groups()))):
                system.programs()[name].kill()
                killed += 1
    assert walking.returncode == 0, "".join(lines[-40:])
    return "".join(lines), killed


def test_what_is_killed_comes_back_and_the_stories_end_as_if_nothing_had_happened(
    system: System, house: House, hands: Hands, tmp_path: Path
):
    undisturbed = list(lines(perform(house, Variant.BOTH, move_clock=hands.move_to)))
    with connection.cursor() as cursor:  # this test's own transaction waits meanwhile
        cursor.execute("SET idle_in_transaction_session_timeout = 0")
    output, killed = walk(system, tmp_path / "disturbed", killing=KILLED_AT)
    assert killed == len(KILLED_AT)
    assert (tmp_path / "disturbed").read_text().splitlines() == undisturbed
    assert "Every message was delivered once." in output
