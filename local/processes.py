"""Child processes: started, watched, started again when they die, stopped in order. Imports no Django."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from mediation.config.orphans import die_with_parent

Say = Callable[[str], None]
FIRST_DELAY, LONGEST_DELAY = 0.2, 15.0  # seconds before a dead child is started again, doubling
STEADY_AFTER = 30.0  # a child that lived this long starts again without delay
LARGEST_LOG = 20_000_000  # bytes; a longer log is put aside, and the one before it goes


def say(line: str) -> None:
    """Tell the person at the terminal what is going on."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass
class Child:
    """One program under our care: `start`, `tend` again and again, `stop`."""

    name: str
    command: Sequence[str]
    log: Path
    _: KW_ONLY
    stop_with: int = signal.SIGTERM
    orphaned_with: int = signal.SIGKILL
    env: Mapping[str, str] | None = None
    user: str | None = None
    folder: Path | None = None
    socket: Path | None = None  # must exist once the child is steady; without it nobody can reach the child
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    delay: float = FIRST_DELAY

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process else None

    def start(self) -> None:
        self.put_log_aside()
        parent = os.getpid()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.env,
                cwd=self.folder,
                user=self.user,
                group=self.user,
                extra_groups=[] if self.user else None,
                start_new_session=True,
                preexec_fn=lambda: die_with_parent(parent, self.orphaned_with),
            )
        self.started_at = time.monotonic()

    def put_log_aside(self) -> None:
        """Emptied, not moved: the child goes on adding to the file that it holds open."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            shutil.copyfile(self.log, self.log.with_suffix(".old"))
            os.truncate(self.log, 0)

    def tend(self) -> None:
        """Start the child again if it has died, later each time it dies young; no log grows for ever."""
        now = time.monotonic()
        self.put_log_aside()
        if self.process is None:
            if now >= self.due_at:
                self.start()
        elif self.process.poll() is not None:
            self.delay = FIRST_DELAY if now - self.started_at > STEADY_AFTER else min(self.delay * 2, LONGEST_DELAY)
            self.due_at = now + self.delay
            say(f"{self.name} ended ({self.how_it_ended()}); starting it again in {self.delay:.1f} s")
            self.process = None
        elif self.socket and now - self.started_at > STEADY_AFTER and not self.socket.exists():
            say(f"{self.name} has lost its socket {self.socket}")
            self.stop(10)

    def how_it_ended(self) -> str:
        code = self.process.returncode if self.process else 0
        reason = signal.Signals(-code).name if code < 0 else f"exit {code}"
        last = self.last_line()
        return f"{reason}: {last}" if last and code > 0 else reason

    def last_line(self) -> str:
        with self.log.open("rb") as log:
            log.seek(max(0, self.log.stat().st_size - 4000))
            lines = log.read().decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else ""

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(self.stop_with)

    def stop(self, seconds: float) -> None:
        """Ask, wait so many seconds, then kill."""
        if self.process is None:
            return
        self.ask_to_stop()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


class CannotRun(Exception):
    """The message is one sentence for the person at the terminal."""
