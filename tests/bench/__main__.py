"""`python -m tests.bench [CASES]`: fill, measure, report. 1,000 and 100,000 cases; with a number, that many as well."""

import json
import os
import platform
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from local import servers, wheels
from local.processes import say
from mediation.config import addresses
from tests.bench import place, report

SIZES = [1_000, 100_000]
SMALLEST = 200  # fewer cases cannot stand in every status
FILE = place.WHERE.path / "figures.json"


def main(*arguments: str) -> None:
    sizes = sorted({*SIZES, *(int(argument) for argument in arguments)})
    if sizes[0] < SMALLEST:
        sys.exit(f"The bench needs {SMALLEST} cases or more.")
    started, busy = datetime.now(tz=ZoneInfo("Asia/Shanghai")), os.getloadavg()[0]
    servers.ensure(place.WHERE)
    place.be_quiet()
    results = [measured(size, started) for size in sizes]
    for line in report.lines(results, busy=busy):
        say(line)
    report_body = {"started": started.isoformat(), "busy": busy, "machine": machine(), "results": results}
    FILE.write_text(json.dumps(report_body, indent=2, ensure_ascii=False))
    say(f"\nAll figures: {FILE.relative_to(addresses.ROOT)}")


def measured(size: int, at: datetime) -> dict[str, object]:
    """Fill a database of that size, unless one is kept, and measure."""
    day = place.day_of(at)
    say(f"{size:,} cases: filling")
    with place.filled(size, day=day) as database:
        say(f"{size:,} cases: measuring")
        file = place.WHERE.path / f"measured_{size}.json"
        place.run_inside("measuring.run", str(size), day.isoformat(), str(file), database=database)
        result: dict[str, object] = json.loads(file.read_text())
    return result


def machine() -> dict[str, object]:
    """What it was measured on, without names of people or machines."""
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return {
        "processors": len(models),
        "model": models[0].partition(": ")[2] if models else platform.machine(),
        "python": platform.python_version(),
        "postgresql": wheels.server_version(),
    }


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except addresses.Unavailable as problem:
        sys.exit(str(problem))
    except subprocess.CalledProcessError:
        sys.exit("A part of the bench failed; what it said stands above.")
    except KeyboardInterrupt:
        sys.exit("Stopped.")
