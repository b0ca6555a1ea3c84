"""`make run` survives what happens to its processes, and leaves none behind."""

import json
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest

from local import cluster, servers, testing
from mediation.config import addresses
from tests.house.running import NAMES, System, a_system, are_gone, environment, until


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    """One system for this file; each test but the last leaves it running."""
    with a_system() as system:
        yield system


def health(system: System) -> dict[str, bool]:
    """Which parts answer; nothing when the web does not."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{system.port}/health/", timeout=5) as answer:
            return {name: part["ok"] for name, part in json.load(answer)["parts"].items()}
    except OSError:
        return {}


def is_well(system: System) -> bool:
    return all(health(system).get(part) for part in ("database", "broker", "worker"))


@pytest.mark.parametrize("name", NAMES[1:])
def test_what_is_killed_comes_back(system, name):
    until(lambda: name in system.programs(), what=f"{name} runs")
    killed = system.programs()[name]
    killed.kill()
    until(lambda: name in (now := system.programs()) and now[name].pid != killed.pid, what=f"{name} is back")
    until(lambda: is_well(system), what=f"everything answers again: {health(system)}")


def test_a_killed_keeper_is_replaced(system):
    keeper = system.programs()["local.keeper"]
    keeper.kill()
    until(lambda: system.programs().get("local.keeper", keeper).pid != keeper.pid, what="a new keeper")
    until(lambda: is_well(system), what=f"everything answers again: {health(system)}")


def test_without_the_demonstration_nobody_s_login_is_announced(system):
    assert system.settings["EMPTY"] == "1"
    assert "Password of all of them" not in system.words()


def test_a_second_run_says_one_sentence(system):
    second = run(DATA_DIR=str(system.folder), PORT="1")
    assert second.stderr == f"The system is running already (process {system.supervisor.pid}); end that one first.\n"
    assert second.returncode == 1


def test_a_taken_port_is_one_sentence(system, tmp_path):
    refused = run(DATA_DIR=str(tmp_path / "other"), PORT=str(system.port))
    taken = f"Port {system.port} is taken by another program; choose another one: make run PORT=8080\n"
    assert (refused.stderr, refused.returncode) == (taken, 1)


def test_a_port_that_is_none_is_one_sentence(tmp_path):
    refused = run(DATA_DIR=str(tmp_path), PORT="http")
    assert (refused.stderr, refused.returncode) == ("PORT must be a number from 1 to 65535, not 'http'.\n", 1)


def test_a_folder_of_another_version_is_one_sentence(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(addresses.Unavailable, match="was made by PostgreSQL 15, this is 18"):
        cluster.prepare(addresses.Folder(tmp_path), tell=lambda line: None)


def test_a_full_disk_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "LEAST_SPACE", 10**18)
    with pytest.raises(addresses.Unavailable, match=r"is full: .* MB are free, .* are needed"):
        cluster.prepare(addresses.Folder(tmp_path), tell=lambda line: None)


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(addresses.Unavailable, match="cannot be used: Not a directory"):
        servers.ensure(addresses.Folder(tmp_path / "file" / "data"))


@pytest.mark.django_db(transaction=True)
def test_given_servers_are_used_and_none_is_started():
    with a_system(**testing.environment(testing.NAME)) as system:
        assert not {"local.keeper", "postgres -D", "valkey-server"} & set(system.programs())
        assert health(system)["database"] is True


def test_killed_it_leaves_nothing_behind_and_the_next_run_keeps_the_data(system):
    everything = system.everything()
    assert set(system.programs()) == set(NAMES)
    system.supervisor.kill()
    until(lambda: are_gone(everything), what="nothing is left behind")
    system.supervisor.wait()

    system.start()
    assert "Making a new PostgreSQL cluster" not in system.words()
    everything = system.everything()
    started = time.monotonic()
    system.supervisor.send_signal(signal.SIGINT)
    assert system.supervisor.wait(15) == 0
    until(lambda: are_gone(everything), what="nothing is left behind")
    assert time.monotonic() - started < 10


def run(**settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "local.supervisor"]
    return subprocess.run(
        command, env=environment(**settings), cwd=addresses.ROOT, capture_output=True, text=True, timeout=30
    )
