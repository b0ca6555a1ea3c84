"""What looking into one file costs, told by the kernel of the process that did it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass

from mediation.config import servers
from mediation.documents.uploads import isolation
from mediation.inspection import kinds
from mediation.inspection.verdicts import Unfit
from tests.security.hostile import Hostile


@dataclass(frozen=True)
class Cost:
    """``seconds`` of CPU, ``megabytes`` at most, how it ended and what it said."""

    seconds: float
    megabytes: float
    code: int
    verdict: str


def cost_of(hostile: Hostile) -> Cost:
    """At the door, then in the process of its own."""
    try:
        kind = kinds.kind_of(hostile.name, hostile.content).name
    except Unfit as unfit:
        return Cost(0, 0, 0, unfit.why)
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as verdict:
        sent.write(hostile.content)
        sent.seek(0)
        place, silent = {"PYTHONPATH": str(servers.ROOT)}, subprocess.DEVNULL
        running = subprocess.Popen(
            isolation.command(kind), stdin=sent, stdout=verdict, stderr=silent, env=place, cwd="/"
        )
        _pid, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        verdict.seek(0)
        head = verdict.readline(200).decode("ascii", "replace").strip()
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, running.returncode, head)
