"""gunicorn's settings: `gunicorn -c mediation/config/web_server.py mediation.config.wsgi`.

Loaded before the fork, so that the workers share what they have in common; no connection is opened before it.
"""

import gc
import os
import signal
import sys
from typing import Any

from gunicorn.http import wsgi

from mediation.config import starting
from mediation.config.environment import LOOPBACK, flag
from mediation.config.orphans import die_with_parent

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
if flag("DEMO", default=not os.environ.get("DATABASE_URL")) and bind.rpartition(":")[0] not in LOOPBACK:
    sys.exit(f"DEMO=1 serves this machine alone; it does not listen on {bind}.")

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 8)
preload_app = True
timeout = 60
graceful_timeout = 5
keepalive = 5
max_requests = 50_000
max_requests_jitter = 5_000
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 — a file without a name, for the heartbeat
control_socket_disable = True
forwarded_allow_ips = os.environ.get("TRUSTED_PROXIES", "")  # nobody where nobody is named
wsgi.SERVER = "mediation"  # the header says neither what serves nor in which version (ASVS 5.0.0, 13.4.6)
accesslog = None  # every request is logged by django-structlog
loglevel = "warning"


def pre_fork(server: Any, worker: Any) -> None:
    """What is loaded stays shared: the collector of a worker would write into every object that it looks at."""
    gc.freeze()


def post_fork(server: Any, worker: Any) -> None:
    """A worker whose master was killed must not go on holding the port, and none serves a database that is not ours."""
    die_with_parent(server.pid, signal.SIGKILL)
    starting.require_database()
