"""The process in which one file of a stranger is looked at: ``python -m mediation.inspection KIND < file > verdict``.

Whatever a file does to its reader ends here: so much time, memory and output; before the first byte of it is read, the
process gives up opening any further file or connection. It is given no key and no address of a server.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

from mediation.inspection.kinds import EXCEL, LARGEST, PDF, PICTURE, TEXT, WORD
from mediation.inspection.verdicts import Made, Unfit, Why

SECONDS_OF_CPU = 10
SECONDS = 20  # by the clock on the wall; whoever started it waits a little longer
MB = 1024 * 1024
MEMORY = {PICTURE.name: 176 * MB}  # bytes of its own; what libraries share comes on top
MEMORY_OF_OTHERS = 136 * MB
OUTPUT = LARGEST + 64 * 1024
PR_SET_PDEATHSIG = 1


def main() -> None:
    """Reads from the standard input, writes one line of JSON and what is left of the file behind it."""
    made_of = maker(sys.argv[1])
    content_of = sys.stdin.buffer
    _confine(sys.argv[1])
    try:
        made = made_of(content_of.read(LARGEST + 1))
        if len(made.content) > LARGEST:
            raise Unfit(Why.TOO_LARGE)
        head = {"media_type": made.media_type, "ending": made.ending, "pages": made.pages}
        _write(json.dumps(head).encode(), made.content)
    except Unfit as unfit:
        _write(json.dumps({"why": unfit.why}).encode())
    except MemoryError:
        _write(json.dumps({"why": Why.UNPACKS}).encode())
    except Exception:  # what the libraries raise when they are lied to is not known beforehand
        _write(json.dumps({"why": Why.UNREADABLE}).encode())


def maker(kind: str) -> Callable[[bytes], Made]:
    """What looks at files of this kind. Each brings libraries that the others need not."""
    name, function = MAKERS[kind]
    module = import_module(f"mediation.inspection.{name}")
    made_of: Callable[[bytes], Made] = getattr(module, function)
    for sample in module.samples():
        with suppress(Unfit):
            made_of(sample)  # loads what is loaded late: afterwards no file can be opened any more
    return made_of


MAKERS = {
    PICTURE.name: ("pictures", "made_anew"),
    PDF.name: ("pdfs", "checked"),
    TEXT.name: ("texts", "made_anew"),
    WORD.name: ("office", "word"),
    EXCEL.name: ("office", "excel"),
}


def _confine(kind: str) -> None:
    """Before a byte of the stranger is read. What is not lowered by us cannot be raised by it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # no longer than whoever started it
    signal.alarm(SECONDS)
    limits = {
        resource.RLIMIT_CPU: SECONDS_OF_CPU,
        resource.RLIMIT_DATA: MEMORY.get(kind, MEMORY_OF_OTHERS),
        resource.RLIMIT_FSIZE: OUTPUT,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for limit, most in limits.items():
        resource.setrlimit(
            limit, (most, most + (limit == resource.RLIMIT_CPU))
        )  # SIGXCPU first, SIGKILL a second later


def _write(head: bytes, content: bytes = b"") -> None:
    out = sys.stdout.buffer
    out.write(head + b"\n")
    out.write(content)
    out.flush()
    os._exit(0)
