"""What looking into one file costs, told by the kernel of the process that did it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass

from mediation.config import addresses
from mediation.documents.uploads import isolation
from mediation.inspection import kinds
from mediation.inspection.verdicts import Unfit
from tests.security.hostile import Hostile

# A small process begins it: what the kernel counts as the memory of a child begins with that of its parent.
BEGIN = """
import os, subprocess, sys
begun = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_pid, status, used = os.wait4(begun.pid, 0)
code = os.waitstatus_to_exitcode(status)
os.write(2, f"{code} {used.ru_utime + used.ru_stime} {used.ru_maxrss}".encode())
os._exit(0)
"""


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
    command = [sys.executable, "-I", "-c", BEGIN, *isolation.command(kind)]
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as verdict:
        sent.write(hostile.content)
        sent.seek(0)
        place = {"PYTHONPATH": str(addresses.ROOT)}
        begun = subprocess.run(command, stdin=sent, stdout=verdict, stderr=subprocess.PIPE, env=place, cwd="/")
        code, seconds, kilobytes = begun.stderr.split()[-3:]
        verdict.seek(0)
        head = verdict.readline(200).decode("ascii", "replace").strip()
    return Cost(float(seconds), int(kilobytes) / 1024, int(code), head)
