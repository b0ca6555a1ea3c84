"""What is accepted: the kinds, the endings that each may have, and how large it may be."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

LARGEST = 20 * 1024 * 1024  # bytes of one file
WORDS = _("Photos (JPEG, PNG, WebP), PDF, plain text, Word and Excel files (docx, xlsx), up to 20 MB each.")


@dataclass(frozen=True)
class Kind:
    """One kind of file. ``found_as``: what the content is told to be by its first bytes; none for plain text."""

    name: str
    endings: frozenset[str]
    found_as: frozenset[str]


PICTURE = Kind(
    "picture", frozenset({"jpg", "jpeg", "png", "webp"}), frozenset({"image/jpeg", "image/png", "image/webp"})
)
PDF = Kind("pdf", frozenset({"pdf"}), frozenset({"application/pdf"}))
TEXT = Kind("text", frozenset({"txt"}), frozenset())
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = Kind("word", frozenset({"docx"}), frozenset({f"{OFFICE}.wordprocessingml.document", "application/zip"}))
EXCEL = Kind("excel", frozenset({"xlsx"}), frozenset({f"{OFFICE}.spreadsheetml.sheet", "application/zip"}))

KINDS = (PICTURE, PDF, TEXT, WORD, EXCEL)
BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
KNOWN = frozenset(media_type for kind in KINDS for media_type in kind.found_as)
# Without HEIC in the list a telephone hands over a JPEG by itself.
ACCEPT = ",".join(f".{ending}" for ending in BY_ENDING)
