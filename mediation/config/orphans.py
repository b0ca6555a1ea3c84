"""A process whose parent dies is told so by the kernel. Imports no Django."""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1

libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(parent: int, number: int) -> None:
    """Between fork and exec: have the kernel send us this signal when our parent dies, however it dies."""
    if libc is not None:
        libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), number)
