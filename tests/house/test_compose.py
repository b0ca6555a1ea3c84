"""The commands of compose.yaml, run as they stand there, on the servers that are at hand without Docker."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
import redis
from ruamel.yaml import YAML

from local import system_user, testing, wheels
from mediation.config import addresses, heartbeat
from tests.house.running import free_port, until
from tests.house.test_production import PRODUCTION

READER = YAML(typ="safe", pure=True)
COMPOSE = READER.load(addresses.ROOT / "compose.yaml")
SERVICES: dict[str, Any] = COMPOSE["services"]
ENVIRONMENT: dict[str, str] = SERVICES["web"]["environment"]
IDLE = 12.0  # seconds that are listened to: two heartbeats, and every sweep that comes each second ten times over
LINES_A_MINUTE = 10


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not one of pytest's: the servers' user must reach it."""
    with tempfile.TemporaryDirectory(prefix="mediation-", ignore_cleanup_errors=True) as name:
        path = Path(name)
        path.chmod(0o711)
        yield path


def for_servers(path: Path) -> Path:
    path.mkdir(mode=0o700)
    if user := system_user.system_user():
        shutil.chown(path, user, user)
    return path


@contextmanager
def running(*command: str, log: Path, **options: Any) -> Iterator[psutil.Popen]:
    with log.open("ab") as out:
        process = psutil.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **options)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait()


def as_user() -> dict[str, Any]:
    user = system_user.system_user()
    return {"user": user, "group": user, "extra_groups": []} if user else {}


@pytest.mark.parametrize("locale", ["C", "en_US.utf8", "zh_CN.gbk"])
def test_postgres_makes_its_cluster_and_our_database_whatever_the_locale(folder: Path, locale: str) -> None:
    """The image sets LANG; ``initdb`` and then ``database.sql`` are what its entrance runs."""
    cluster, sockets = for_servers(folder / "cluster"), for_servers(folder / "run")
    arguments = shlex.split(SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"])
    environment = {"PATH": os.environ["PATH"], "LANG": locale, "LC_ALL": locale}
    initdb = [wheels.postgres_program("initdb"), "-D", cluster, "-U", "postgres", "--auth=trust", "--no-sync"]
    made = subprocess.run(
        [*initdb, *arguments], env=environment, cwd=cluster, capture_output=True, text=True, check=False, **as_user()
    )
    assert made.returncode == 0, made.stderr
    postgres = [wheels.postgres_program("postgres"), "-D", cluster, "-k", sockets, "-c", "listen_addresses="]
    with running(*map(str, postgres), log=folder / "log", env=environment, cwd=cluster, **as_user()):
        until(lambda: (sockets / ".s.PGSQL.5432").exists(), what="PostgreSQL listens")
        url = f"postgresql://postgres@/postgres?host={sockets}"
        psql = [wheels.postgres_program("psql"), "-qX", "-v", "ON_ERROR_STOP=1"]
        until(
            lambda: subprocess.run([*psql, "-c", "SELECT 1", url], capture_output=True).returncode == 0,
            what="it answers",
        )
        passwords = environment | {"OWNER_PASSWORD": "o", "APP_PASSWORD": "a"}
        laid = subprocess.run([*psql, "-f", addresses.DATABASE_SQL, url], env=passwords, capture_output=True, text=True)
        assert laid.returncode == 0, laid.stderr
        query = """
            SELECT pg_encoding_to_char(encoding), datlocprovider, datlocale FROM pg_database WHERE datname = 'mediation'
        """
        asked = subprocess.run([*psql, "-At", "-c", query, url], capture_output=True, text=True)
        assert asked.stdout.strip() == "UTF8|b|C.UTF-8"


def test_valkey_keeps_no_snapshots_and_asks_for_its_password(folder: Path) -> None:
    (folder / "bin").mkdir()
    (folder / "bin" / "valkey-server").symlink_to(wheels.valkey_program())
    words = [word.replace("$$", "$") for word in SERVICES["valkey"]["command"]]
    port = free_port()
    words[-1] += f" --port {port} --bind 127.0.0.1"
    environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "REDIS_PASSWORD": "of the test"}
    data = folder / "data"
    data.mkdir()
    with running(*words, log=folder / "log", env=environment, cwd=data):
        client = redis.Redis(port=port, password="of the test", socket_timeout=5)
        until(lambda: is_answering(client), what="Valkey answers")
        settings = {name: client.config_get(name)[name] for name in ("save", "appendonly", "maxmemory-policy")}
        assert settings == {"save": "", "appendonly": "yes", "maxmemory-policy": "noeviction"}
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(port=port).ping()


def is_answering(client: redis.Redis) -> bool:
    try:
        return bool(client.ping())
    except redis.ConnectionError:
        return False


def test_every_log_has_its_limit() -> None:
    for name, service in SERVICES.items():
        assert service["logging"]["options"] == {"max-size": "20m", "max-file": "5"}, name


def production(database: str, folder: Path) -> dict[str, str]:
    """The environment of production, with the servers and the keys of the tests."""
    own = testing.environment(database) | {"DEMO": "0", "DATA_DIR": str(folder), "BIND": f"127.0.0.1:{free_port()}"}
    own |= {"ANCHORS": str(folder / "anchors"), "SMS_GATEWAY_URL": "http://127.0.0.1:1", "PUBLIC_URL": "https://x.test"}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    own["REDIS_URL"] += "?db=7"
    own["ALLOWED_HOSTS"] = ENVIRONMENT["ALLOWED_HOSTS"].replace("${ALLOWED_HOSTS:?}", "mediation.example.org")
    return kept | PRODUCTION | own


def command(service: str) -> list[str]:
    """What it runs; web runs what the image does."""
    words = SERVICES[service].get("command")
    if words is None:
        line = next(line for line in (addresses.ROOT / "Dockerfile").read_text().splitlines() if line.startswith("CMD"))
        words = READER.load(line.removeprefix("CMD"))
    program, *rest = words
    return [sys.executable, *rest] if program == "python" else [sys.executable, "-m", program, *rest]


@pytest.mark.django_db(transaction=True)
def test_worker_beat_and_web_run_and_an_idle_minute_writes_a_handful_of_lines(folder: Path) -> None:
    environment = production(testing.NAME, folder)
    with redis.Redis.from_url(environment["REDIS_URL"]) as client:
        client.flushdb()
    logs = {name: folder / f"{name}.log" for name in ("web", "worker", "beat")}
    options = {"env": environment, "cwd": addresses.ROOT}
    migrated = subprocess.run(command("migrate"), **options, capture_output=True, text=True, check=False)
    assert migrated.returncode == 0, migrated.stderr
    with (
        running(*command("web"), log=logs["web"], **options),
        running(*command("worker"), log=logs["worker"], **options),
        running(*command("beat"), log=logs["beat"], **options),
    ):
        url = environment["REDIS_URL"]
        until(
            lambda: not heartbeat.is_silent(url, at=time.time()), what=f"the worker works: {logs['worker'].read_text()}"
        )
        until(lambda: health(environment["BIND"]) == 200, what=f"web serves: {logs['web'].read_text()}")
        before = lines(logs)
        time.sleep(IDLE)
        written = lines(logs) - before
        swept = heartbeat.sweeps(url)
        assert {"mediation.sweep_messages", "mediation.sweep_papers", "mediation.sweep_clocks"} <= swept.keys()
        assert written <= LINES_A_MINUTE * IDLE / 60, {name: log.read_text()[-3000:] for name, log in logs.items()}


def health(bind: str) -> int:
    code = "import sys, urllib.request as u; print(u.urlopen(sys.argv[1], timeout=5).status)"
    asked = subprocess.run([sys.executable, "-c", code, f"http://{bind}/health/"], capture_output=True, text=True)
    return int(asked.stdout or 0)


def lines(logs: dict[str, Path]) -> int:
    return sum(log.read_bytes().count(b"\n") for log in logs.values())
