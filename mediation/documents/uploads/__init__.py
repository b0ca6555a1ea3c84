"""What may be handed in as a file, checked by what is in it and by its ending; nothing else of its name is kept.

Pictures are made anew from their pixels, so that places, thumbnails and whatever was hidden in them are gone. Texts
are written anew. PDF and Word or Excel files are kept as they are, where nothing in them acts by itself.
"""

from mediation.documents.uploads.checking import Checked, Upload, check, taken
from mediation.documents.uploads.keeping import NotAsReceived, digest_for_journal, opened
from mediation.documents.uploads.kinds import ACCEPT, LARGEST, WORDS
from mediation.documents.uploads.refusals import Refused

__all__ = [
    "ACCEPT",
    "LARGEST",
    "WORDS",
    "Checked",
    "NotAsReceived",
    "Refused",
    "Upload",
    "check",
    "digest_for_journal",
    "opened",
    "taken",
]
