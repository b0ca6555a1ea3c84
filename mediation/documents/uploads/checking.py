"""From what somebody sent to what is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import filetype
from django.core.files import File

from mediation.documents.uploads import office, pdfs, pictures, texts
from mediation.documents.uploads.kinds import BY_ENDING, EXCEL, KNOWN, LARGEST, PDF, PICTURE, TEXT, WORD, Kind
from mediation.documents.uploads.made import Made
from mediation.documents.uploads.refusals import Refused, Why

HEAD = 8192  # bytes by which a kind is told
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


@dataclass(frozen=True)
class Upload:
    """A file as it was sent; of its name only the ending counts."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Checked:
    """A file as it is kept. ``sent_digest``: of the bytes that came in; ``pages`` is None where nobody can tell."""

    content: bytes
    media_type: str
    ending: str
    pages: int | None
    digest: bytes
    sent_digest: bytes


MAKERS: dict[str, Callable[[bytes], Made]] = {
    PICTURE.name: pictures.made_anew,
    PDF.name: pdfs.checked,
    TEXT.name: texts.made_anew,
    WORD.name: office.word,
    EXCEL.name: office.excel,
}


def taken(sent: File[bytes]) -> Upload:
    """Read what an entrance received. Raises :class:`Refused` before reading what is too large."""
    if (sent.size or 0) > LARGEST:
        raise Refused(Why.TOO_LARGE)
    return Upload(sent.name or "", sent.read())


def check(upload: Upload) -> Checked:
    """What may be kept of it. Raises :class:`Refused` with the reason."""
    if not upload.content:
        raise Refused(Why.EMPTY)
    if len(upload.content) > LARGEST:
        raise Refused(Why.TOO_LARGE)
    if EICAR in upload.content:
        raise Refused(Why.HARMFUL)
    made = MAKERS[_kind_of(upload).name](upload.content)
    if len(made.content) > LARGEST:
        raise Refused(Why.TOO_LARGE)
    digest, sent = (hashlib.sha256(content).digest() for content in (made.content, upload.content))
    return Checked(made.content, made.media_type, made.ending, made.pages, digest, sent)


def _kind_of(upload: Upload) -> Kind:
    """By ending and content; one that is accepted under the ending of another is refused, and so is the unknown."""
    kind = BY_ENDING.get(upload.name.rpartition(".")[2].lower()) if "." in upload.name else None
    guessed = filetype.guess_mime(upload.content[:HEAD])
    if kind is None or (guessed is not None and guessed not in KNOWN):
        raise Refused(Why.NOT_ACCEPTED)
    if (guessed is None) != (kind is TEXT) or (guessed is not None and guessed not in kind.found_as):
        raise Refused(Why.ENDING)
    return kind
