"""`make run`: the whole system on this machine under one process. Imports no Django.

Starts the embedded servers (unless DATABASE_URL and REDIS_URL are given), migrates, plants the demonstration, then runs
web, worker, beat and the stand-in gateway and starts again whatever dies. Ctrl-C ends everything; should this process
be killed, the kernel ends its children, and the keeper stops the servers because nobody uses them any more.
"""

import contextlib
import fcntl
import json
import os
import signal
import sys
from collections.abc import Iterator

from local import servers
from local.ports import HOST, free_port, is_free, wanted_port
from local.processes import CannotRun, Child, say
from local.programs import FIRST_CODES, LOGINS, STEPS, children, is_empty, manage
from local.watching import stop, wait_for_web, watch
from mediation.config import addresses


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        supervise(addresses.folder(), port=wanted_port())
    except (CannotRun, addresses.Unavailable) as problem:
        sys.exit(str(problem))
    except OSError as problem:
        sys.exit(f"The system cannot run here: {problem}.")
    except KeyboardInterrupt:
        say("Stopped.")


def supervise(where: addresses.Folder, *, port: int) -> None:
    is_embedded = not addresses.are_given(os.environ)
    where.log.mkdir(parents=True, exist_ok=True)
    with only_one(where):
        if not is_free(port):
            raise CannotRun(f"Port {port} is taken by another program; choose another one: make run PORT=8080")
        try:
            if is_embedded:
                servers.ensure(where)
            environment = os.environ | {"DEMO": os.environ.get("DEMO") or "1", "PORT": str(port)}
            gateway_port = free_port()
            environment.setdefault("SMS_GATEWAY_URL", f"http://{HOST}:{gateway_port}")
            where.addresses.write_text(
                json.dumps({"web": f"http://{HOST}:{port}", "gateway": environment["SMS_GATEWAY_URL"]})
            )
            for command, words in STEPS.items():
                if command == "plant" and is_empty(environment):
                    continue
                manage(command, words=words, environment=environment)
            run(
                children(where, environment, gateway_port=gateway_port), where=where, port=port, environment=environment
            )
        finally:
            if is_embedded and not servers.release(where, seconds=20):
                say("The servers go on: another process uses them.")


@contextlib.contextmanager
def only_one(where: addresses.Folder) -> Iterator[None]:
    """One supervisor per data folder; the lock is the kernel's and goes with us, however we go."""
    with (where.path / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotRun(
                f"The system is running already (process {lock.read().strip()}); end that one first."
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def run(programs: list[Child], *, where: addresses.Folder, port: int, environment: dict[str, str]) -> None:
    """Keep the programs running until Ctrl-C."""
    say("Starting " + ", ".join(child.name for child in programs))
    try:
        for child in programs:
            child.start()
        wait_for_web(programs, port=port)
        say(f"\n  The system is running:  http://{HOST}:{port}/\n  Logs: {where.log}   Ctrl-C ends it.\n")
        manage(FIRST_CODES if is_empty(environment) else LOGINS, words="", environment=environment)
        watch(programs, where=where, environment=environment)
    except KeyboardInterrupt:
        say("\nStopping")
        raise
    finally:
        stop(programs)


if __name__ == "__main__":
    main()
