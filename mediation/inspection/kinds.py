"""What is accepted: the kinds, the endings that each may have, and how large it may be."""

from __future__ import annotations

from dataclasses import dataclass

import filetype

from mediation.inspection.verdicts import Unfit, Why

LARGEST = 20 * 1024 * 1024  # bytes of one file
HEAD = 8192  # bytes by which a kind is told
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


@dataclass(frozen=True)
class FileKind:
    """One kind of file. ``found_as``: what the content is told to be by its first bytes; none for plain text."""

    name: str
    endings: frozenset[str]
    found_as: frozenset[str]


PICTURE = FileKind(
    "picture", frozenset({"jpg", "jpeg", "png", "webp"}), frozenset({"image/jpeg", "image/png", "image/webp"})
)
PDF = FileKind("pdf", frozenset({"pdf"}), frozenset({"application/pdf"}))
TEXT = FileKind("text", frozenset({"txt"}), frozenset())
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = FileKind("word", frozenset({"docx"}), frozenset({f"{OFFICE}.wordprocessingml.document", "application/zip"}))
EXCEL = FileKind("excel", frozenset({"xlsx"}), frozenset({f"{OFFICE}.spreadsheetml.sheet", "application/zip"}))
KINDS = (PICTURE, PDF, TEXT, WORD, EXCEL)
BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
KNOWN = frozenset(media_type for kind in KINDS for media_type in kind.found_as)
KEPT_AS = KNOWN - {"application/zip"} | {"text/plain"}  # what was looked into is named by its own kind


def kind_of(name: str, content: bytes) -> FileKind:
    """By ending and first bytes: what a door can tell without looking into the file. Raises ``Unfit``.

    One that is accepted under the ending of another is refused, and so is the unknown.
    """
    if not content:
        raise Unfit(Why.EMPTY)
    if len(content) > LARGEST:
        raise Unfit(Why.TOO_LARGE)
    if EICAR in content:
        raise Unfit(Why.HARMFUL)
    kind = BY_ENDING.get(name.rpartition(".")[2].lower()) if "." in name else None
    guessed = filetype.guess_mime(content[:HEAD])
    if kind is None or (guessed is not None and guessed not in KNOWN):
        raise Unfit(Why.NOT_ACCEPTED)
    if (guessed is None) != (kind is TEXT) or (guessed is not None and guessed not in kind.found_as):
        raise Unfit(Why.ENDING)
    return kind
