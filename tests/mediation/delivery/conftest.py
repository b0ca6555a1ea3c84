"""One stand-in gateway for all tests of this folder: honest, empty and alive when a test begins."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.gateway.running import RunningGateway


@pytest.fixture(scope="session")
def _one_gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGateway]:
    folder: Path = tmp_path_factory.mktemp("gateway")
    with RunningGateway(ledger=folder / "ledger.sqlite3") as running:
        yield running


@pytest.fixture
def gateway(_one_gateway: RunningGateway) -> RunningGateway:
    try:
        _one_gateway.ask("GET", "/health")
    except URLError:
        _one_gateway.restart()  # the test before had killed it
    _one_gateway.ask("DELETE", "/ledger")
    _one_gateway.ask("DELETE", "/behaviours")
    return _one_gateway
