"""`python -m tests.bench.discovery [RECORDS [right|slips]]`: import, linking, every rule over a generated district.

Prints for each rule recall and precision against the truth, and what it took beside the bare SQL. 1,600,000 records
unless a number is given; the report's district has 16,000,000. Servers and database are those of the bench.
"""

import json
import sys
from typing import Any

from local import databases, servers
from local.processes import say
from mediation.config import addresses
from tests.bench import place

RECORDS = 1_600_000
NAME = "discovery_bench"


def main(records: str = str(RECORDS), *kinds: str) -> None:
    servers.ensure(place.WHERE)
    with place.administrator() as admin:
        place.drop(admin, NAME)
    databases.create_database(place.WHERE, NAME)
    try:
        place.run(["manage.py", "migrate", "--verbosity", "0"], NAME)
        for kind in kinds or ("right", "slips"):
            file = place.WHERE.path / f"discovery_{records}_{kind}.json"
            place.run_inside("discovering", records, kind, str(file), database=NAME)
            tell(json.loads(file.read_text()))
    finally:
        with place.administrator() as admin:
            place.drop(admin, NAME)


def tell(figures: dict[str, Any]) -> None:
    say(
        f"\n{figures['records']:,} records of {figures['people']:,} people, {figures['kind']}: "
        f"made in {figures['made']:.0f} s, imported in {figures['imported']:.0f} s "
        f"({figures['processor']:.0f} s of processor), "
        f"linked in {figures['linked']:.0f} s "
        f"({figures['links']}); largest memory {figures['memory']:,.0f} MiB, pool {figures['size']:,.0f} MiB"
    )
    for rule, row in figures["rules"].items():
        say(
            f"  {rule:<46} needles {row['needles']:>4}  found {row['found']:>4}  recall {row['recall']:.3f}  "
            f"precision {row['precision']:.3f}  {row['seconds']:.2f} s, bare SQL {row['bare']:.2f} s"
        )


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except addresses.Unavailable as problem:
        sys.exit(str(problem))
