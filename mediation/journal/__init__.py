"""What may be said of a case, adding it to the record, and sealing it."""

from mediation.journal import digests, ledger, seals
from mediation.journal.kinds import LINES, LineKind, Readers, read_by
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
    "LINES",
    "Entry",
    "Fault",
    "LineKind",
    "Readers",
    "Stale",
    "broken_seals",
    "digests",
    "faults",
    "faults_in",
    "hash_of",
    "head_after",
    "leaves_of",
    "ledger",
    "lines",
    "mention",
    "merkle_root",
    "plain",
    "read_by",
    "seal",
    "seals",
    "write",
    "write_down",
]
