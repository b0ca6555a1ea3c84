"""What may be said of a case, adding it to the record, and sealing it."""

from mediation.journal import digests, ledger, seals
from mediation.journal.chain import GENESIS, ChainFault, faults, faults_in, hash_of
from mediation.journal.kinds import LINES, LineKind, Readers, read_by
from mediation.journal.lines import Entry, Stale, head_after, lines, plain
from mediation.journal.seals import broken_seals, leaves_of, merkle_root, seal
from mediation.journal.statements import mention, write_down
from mediation.journal.writing import write

__all__ = [
    "GENESIS",
    "LINES",
    "ChainFault",
    "Entry",
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
