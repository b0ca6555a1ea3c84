"""What may be handed in as a file: told at the door by its ending and first bytes, looked into by a process of its own.

Pictures are made anew from their pixels, so that places, thumbnails and whatever was hidden in them are gone. Texts
are written anew. PDF and Word or Excel files are kept as they are, where nothing in them acts by itself. Nothing of
the name under which a file came is kept but its ending.
"""

from mediation.documents.uploads.checking import ACCEPT, WORDS, Checked, Upload, kind_of, taken
from mediation.documents.uploads.isolation import Disturbed, looked_into
from mediation.documents.uploads.keeping import (
    NotAsReceived,
    NotKept,
    StillChecked,
    digest_for_journal,
    digest_of,
    opened,
)
from mediation.documents.uploads.refusals import Refused
from mediation.inspection.kinds import LARGEST

__all__ = [
    "ACCEPT",
    "LARGEST",
    "WORDS",
    "Checked",
    "Disturbed",
    "NotAsReceived",
    "NotKept",
    "Refused",
    "StillChecked",
    "Upload",
    "digest_for_journal",
    "digest_of",
    "kind_of",
    "looked_into",
    "opened",
    "taken",
]
