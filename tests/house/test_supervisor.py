"""`make run` survives what happens to its processes, and leaves none behind."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import psutil
import pytest
import requests

from local import cluster, processes, servers, testing
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


def test_an_empty_system_prints_how_to_begin_and_beginning_works(system):
    until(lambda: "/account/code/" in system.words(), what="the codes are printed")
    line = next(line for line in system.words().splitlines() if " security " in line)
    number, first, second = line.split()[-3:]
    password = "seven-grey-herons"
    with requests.Session() as browser:
        chosen = {"staff_number": number, "first": first, "second": second, "password": password, "again": password}
        assert sent(browser, system, "/account/code/", chosen).endswith("/account/login/")
        assert not sent(browser, system, "/account/login/", {"login": number, "password": password}).endswith("/login/")
        asked = browser.get(f"http://127.0.0.1:{system.port}/rights/").url.removeprefix(
            f"http://127.0.0.1:{system.port}"
        )
        assert asked == "/account/reauthenticate/?next=%2Faccount%2F2fa%2Ftotp%2Factivate%2F"
        assert sent(browser, system, asked, {"password": password}).endswith("/account/2fa/totp/activate/")


def sent(browser: requests.Session, system: System, path: str, typed: dict[str, str]) -> str:
    """Where somebody arrives who sends this form."""
    address = f"http://127.0.0.1:{system.port}{path}"
    browser.get(address).raise_for_status()
    answer = browser.post(address, typed | {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}, timeout=30)
    answer.raise_for_status()
    return answer.url


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


@pytest.mark.django_db
def test_what_prepares_the_system_ends_with_a_supervisor_that_is_killed():
    code = "import os; from local import programs; programs.manage('plant', words='', environment=dict(os.environ))"
    with_database = os.environ | testing.environment(testing.NAME)
    parent = psutil.Popen([sys.executable, "-c", code], env=with_database, cwd=addresses.ROOT)
    until(parent.children, what="it plants")
    [command] = parent.children()
    parent.kill()
    parent.wait()
    time.sleep(1)  # to its end it would need many more
    assert are_gone([command])


def test_a_log_is_put_aside_while_its_program_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "LARGEST_LOG", 1000)
    log = tmp_path / "web.log"
    code = "import time\nwhile True: print('x' * 99, flush=True); time.sleep(0.001)"
    child = processes.Child("web", [sys.executable, "-c", code], log)
    child.start()
    try:
        until(lambda: child.tend() or log.with_suffix(".old").exists(), what="it is put aside")
        until(lambda: log.stat().st_size, what="the program goes on writing")
        for _ in range(20):
            child.tend()
            time.sleep(0.01)
        assert log.stat().st_size < 100_000
    finally:
        child.stop(5)


def run(**settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "local.supervisor"]
    return subprocess.run(
        command, env=environment(**settings), cwd=addresses.ROOT, capture_output=True, text=True, timeout=30
    )
