"""Having a file looked into by a process of its own, which may do no more than that and ends with it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from django.conf import settings

from mediation.documents.uploads.checking import Checked
from mediation.documents.uploads.refusals import Refused
from mediation.inspection import process
from mediation.inspection.kinds import LARGEST
from mediation.inspection.verdicts import Why

PATIENCE = process.SECONDS + 5  # seconds, starting included
# How it ends where its CPU or output is used up, or a library of ours fails under what is in the file. By the clock on
# the wall nobody can tell: the machine may have been busy.
TOO_HARD = (signal.SIGXCPU, signal.SIGXFSZ, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE)
HEAD = 1024  # bytes of the line that says what is left
# In memory and without a name: what people hand in is written to no disk unencrypted.
FOLDER = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - files without a name


class Disturbed(Exception):
    """Nothing is known of the file: its process was killed, perhaps ``is_by_the_file``, or it never began."""

    def __init__(self, what: object, *, is_by_the_file: bool) -> None:
        super().__init__(what)
        self.is_by_the_file = is_by_the_file


def looked_into(kind: str, content: bytes) -> Checked:
    """What is left of the file. Raises :class:`Refused`, also where that takes too much, and :class:`Disturbed`."""
    with tempfile.TemporaryFile(dir=FOLDER) as sent, tempfile.TemporaryFile(dir=FOLDER) as verdict:
        sent.write(content)
        sent.seek(0)
        code = _run(kind, sent, verdict)
        if code == 0:
            return _read(verdict)
    if -code in TOO_HARD:
        raise Refused(Why.TOO_HARD)
    raise Disturbed(f"exit {code}", is_by_the_file=code < 0)


def _run(kind: str, sent: IO[bytes], verdict: IO[bytes]) -> int:
    """How it ended. It finds our code and nothing else: no key, no server, no folder."""
    place = {"PYTHONPATH": str(Path(settings.BASE_DIR))}
    silent = subprocess.DEVNULL
    try:
        running = subprocess.Popen(  # noqa: S603 - our own program
            command(kind), stdin=sent, stdout=verdict, stderr=silent, env=place, cwd="/"
        )
    except OSError as fault:
        raise Disturbed(fault, is_by_the_file=False) from fault
    with running:
        try:
            return running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            return -signal.SIGALRM


def command(kind: str) -> list[str]:
    return [sys.executable, "-P", "-s", "-B", "-X", "utf8", "-m", "mediation.inspection", kind]


def _read(verdict: IO[bytes]) -> Checked:
    verdict.seek(0)
    head = json.loads(verdict.readline(HEAD))
    if "why" in head:
        raise Refused(Why(head["why"]))
    content = verdict.read(LARGEST)
    digest = hashlib.sha256(content).digest()
    return Checked(content, str(head["media_type"]), str(head["ending"]), head["pages"], digest)
