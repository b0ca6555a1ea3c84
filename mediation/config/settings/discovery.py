"""The pool of records, and what its rules run on."""

import os

from mediation.config.settings.mode import FOLDER

DISCOVERY_FOLDER = FOLDER.path / "discovery"  # the pool of records, one folder for each centre
DISCOVERY_MEMORY = os.environ.get("DISCOVERY_MEMORY") or "1GB"  # that DuckDB may use at once; what is more goes to disk
DISCOVERY_THREADS = int(os.environ.get("DISCOVERY_THREADS") or 2)
DISCOVERY_ENGINE = os.environ.get("DISCOVERY_ENGINE") or "duckdb"  # or spark://host:7077, or local[2]
