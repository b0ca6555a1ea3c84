"""W6: memory of the web workers after they have done every kind of request."""

import statistics
from collections.abc import Sequence

from tests.bench.measuring import meter
from tests.bench.measuring.served import PRODUCT, serving
from tests.bench.measuring.works import Work

WORKERS = 4
REQUESTS = 100  # of each work


def measure(works: Sequence[Work]) -> dict[str, float]:
    """MiB: RSS of a worker (median and largest), PSS of four workers and their parent together."""
    with serving(PRODUCT, workers=WORKERS) as product:
        for work in works:
            asks = work.asks()
            requests = [next(asks).wire() for _ in range(REQUESTS)]
            product.ask(requests, clients=8, expected=work.expected, per_connection=work.per_connection)
        workers = meter.children(product.pid)
        resident = [meter.resident(pid) for pid in workers]
        return {
            "workers": len(workers),
            "rss": statistics.median(resident),
            "largest_rss": max(resident),
            "pss": sum(meter.proportional(pid) for pid in [product.pid, *workers]),
        }
