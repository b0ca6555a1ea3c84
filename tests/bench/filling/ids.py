"""Primary keys that rise with time like the product's own (UUIDv7), but follow from the seed."""

from datetime import datetime
from random import Random
from uuid import UUID

VERSION_7 = 7 << 76
VARIANT = 2 << 62


def uuid7(moment: datetime, rng: Random) -> UUID:
    milliseconds = int(moment.timestamp() * 1000)
    return UUID(
        int=milliseconds << 80 | VERSION_7 | rng.getrandbits(12) << 64 | VARIANT | rng.getrandbits(62),
    )
