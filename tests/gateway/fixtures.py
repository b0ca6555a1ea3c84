from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gateway.running import RunningGateway


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[RunningGateway]:
    with RunningGateway(ledger=tmp_path / "ledger.sqlite3") as running:
        yield running


__all__ = ["gateway"]
