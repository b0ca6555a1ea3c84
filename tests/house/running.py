"""A whole system in a folder of its own, for the tests of the supervisor. Ends what it started, by number."""

import contextlib
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from mediation.config import addresses

PATIENCE = 240.0  # seconds that anything here may take on a busy machine
NAMES = (
    "local.keeper",
    "postgres -D",
    "valkey-server",
    "tests.gateway",
    "worker --pool",
    "beat",
    "gunicorn",
)
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR")


def environment(**more: str) -> dict[str, str]:
    """Without the addresses of the test servers: the system starts its own."""
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ} | more


def until(is_so: Callable[[], object], *, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"not within {PATIENCE:.0f} s: {what}"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class System:
    """`make run` without make: the supervisor in a process of its own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.port = folder, free_port()
        own = {"DATA_DIR": str(folder), "PORT": str(self.port), "WEB_WORKERS": "1", "EMPTY": "1"}
        self.settings = environment(**settings | own)
        self.output = folder.with_suffix(".output")

    def start(self) -> None:
        with self.output.open("w") as output:
            self.supervisor = psutil.Popen(
                [sys.executable, "-m", "local.supervisor"],
                env=self.settings,
                cwd=addresses.ROOT,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        until(lambda: "is running" in self.words() or self.supervisor.poll() is not None, what="the system runs")
        assert self.supervisor.poll() is None, self.words()

    def words(self) -> str:
        return self.output.read_text()

    def programs(self) -> dict[str, psutil.Process]:
        """The keeper, its servers and the supervisor's children, by name."""
        by_name: dict[str, psutil.Process] = {}
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                words = " ".join(process.cmdline())
                ours = process.ppid() == self.supervisor.pid or str(self.folder) in words
                name = next((name for name in NAMES if name in words), None)
                if ours and name:
                    by_name.setdefault(name, process)
        return by_name

    def everything(self) -> list[psutil.Process]:
        """The programs with all that they started themselves."""
        programs = list(self.programs().values())
        return programs + [child for program in programs for child in program.children(recursive=True)]

    def end(self) -> None:
        """For the teardown: Ctrl-C, and kill what is left."""
        if self.supervisor.poll() is None:
            left = self.everything()
            self.supervisor.send_signal(signal.SIGINT)
            self.supervisor.wait(PATIENCE)
            for process in psutil.wait_procs(left, timeout=5)[1]:
                process.kill()


def are_gone(processes: list[psutil.Process]) -> bool:
    """Whether none of them runs; one that has ended but was not yet asked how (a zombie) does not."""
    return not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in processes)


@contextlib.contextmanager
def a_system(**settings: str) -> Iterator[System]:
    """A system that runs, and is ended whatever happens. Its folder is not one of pytest's: every other run of pytest
    closes those for the servers' user."""
    with tempfile.TemporaryDirectory(prefix="mediation-", ignore_cleanup_errors=True) as folder:
        system = System(Path(folder) / "data", **settings)
        try:
            system.start()
            yield system
        finally:
            system.end()
