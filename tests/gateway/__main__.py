"""The program. Ends on SIGTERM and SIGINT; says on standard output where it listens."""

import argparse
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from tests.gateway.ledger import Ledger
from tests.gateway.provider import Provider
from tests.gateway.server import LOOPBACK, Server


def main() -> None:
    options = _options()
    options.ledger.parent.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(options.ledger)
    provider = Provider(ledger, settle=options.settle, is_limited=options.limits)
    with Server(port=options.port, provider=provider) as server:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: _stop(server))
        sys.stdout.write(f"http://{LOOPBACK}:{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever(poll_interval=0.1)
    ledger.close()


def _options() -> Any:
    parser = argparse.ArgumentParser(prog="python -m tests.gateway", description="The stand-in for the SMS provider.")
    parser.add_argument("--port", type=int, required=True, help="on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--ledger", type=Path, required=True, help="the SQLite file of what was delivered")
    parser.add_argument("--settle", type=float, default=1.0, help="seconds a reference must be quiet before a look-up")
    parser.add_argument("--limits", action="store_true", help="refuse more messages than a provider allows a telephone")
    return parser.parse_args()


def _stop(server: Server) -> None:
    server.closing.set()
    threading.Thread(target=server.shutdown).start()  # shutdown waits for serve_forever, which this handler interrupted


main()
