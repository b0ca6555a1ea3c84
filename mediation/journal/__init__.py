"""Adding to the record, and sealing it."""

from mediation.journal.lines import (
    GENESIS,
    Entry,
    Fault,
    Stale,
    faults,
    faults_in,
    hash_of,
    head_after,
    lines,
    mention,
    plain,
    write_down,
)
from mediation.journal.seals import broken_seals, leaves_of, merkle_root, seal
from mediation.journal.writing import write

__all__ = [
    "GENESIS",
    "Entry",
    "Fault",
    "Stale",
    "broken_seals",
    "faults",
    "faults_in",
    "hash_of",
    "head_after",
    "leaves_of",
    "lines",
    "mention",
    "merkle_root",
    "plain",
    "seal",
    "write",
    "write_down",
]
