"""What an entrance takes, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files import File
from django.utils.translation import gettext_lazy as _

from mediation.documents.uploads.refusals import Refused
from mediation.inspection import kinds
from mediation.inspection.verdicts import Unfit, Why

WORDS = _("Photos (JPEG, PNG, WebP), PDF, plain text, Word and Excel files (docx, xlsx), up to 20 MB each.")
# Without HEIC in the list a telephone hands over a JPEG by itself.
ACCEPT = ",".join(f".{ending}" for ending in kinds.BY_ENDING)


@dataclass(frozen=True)
class Upload:
    """A file as it was sent; of its name only the ending counts."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Checked:
    """A file as it is kept; ``pages`` is None where nobody can tell."""

    content: bytes
    media_type: str
    ending: str
    pages: int | None
    digest: bytes


def taken(sent: File[bytes]) -> Upload:
    """Read what an entrance received. Raises :class:`Refused` before reading what is too large."""
    if (sent.size or 0) > kinds.LARGEST:
        raise Refused(Why.TOO_LARGE)
    return Upload(sent.name or "", sent.read())


def kind_of(upload: Upload) -> str:
    """What it is, by its ending and first bytes. Raises :class:`Refused` for what can be told from them."""
    try:
        return kinds.kind_of(upload.name, upload.content).name
    except Unfit as unfit:
        raise Refused(unfit.why) from unfit
