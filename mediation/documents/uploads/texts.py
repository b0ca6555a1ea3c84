"""Plain text: decoded, looked at and written anew as UTF-8."""

from __future__ import annotations

import re
from contextlib import suppress

from mediation.documents.uploads.made import Made
from mediation.documents.uploads.refusals import Refused, Why

LARGEST = 2 * 1024 * 1024  # bytes: more is no text that anybody reads
ENCODINGS = ("utf-8-sig", "gb18030")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
OTHER = re.compile(
    r"\s*(<(!doctype|\?xml|html|head|body|script|svg|meta|iframe)\b|#!|%!ps|mime-version:|@echo\b|<\?php)", re.I
)


def made_anew(content: bytes) -> Made:
    """Raises ``Refused`` for what is no text, or is a page or a script under the ending of a text."""
    if len(content) > LARGEST:
        raise Refused(Why.TOO_LARGE)
    text = _decoded(content)
    if OTHER.match(text):
        raise Refused(Why.NOT_ACCEPTED)
    return Made(text.encode(), "text/plain; charset=utf-8", "txt", pages=1)


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if CONTROL.search(text):
                break
            return text
    raise Refused(Why.UNREADABLE)
