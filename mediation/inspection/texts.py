"""Plain text: decoded, looked at and written anew as UTF-8."""

from __future__ import annotations

import re
from contextlib import suppress

from mediation.inspection.verdicts import Made, Unfit, Why

LARGEST = 2 * 1024 * 1024  # bytes: more is no text that anybody reads
ENCODINGS = ("utf-8-sig", "gb18030")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
OTHER = re.compile(r"(<(!doctype|\?xml|html|head|body|script|svg|meta|iframe)\b|#!|%!ps|mime-version:|@echo\b|<\?php)")
FIRST = 40  # characters in which a page or a script says what it is


def samples() -> list[bytes]:
    return ["说明".encode(encoding) for encoding in ENCODINGS]


def made_anew(content: bytes) -> Made:
    """Raises ``Unfit`` for what is no text, or is a page or a script under the ending of a text."""
    if len(content) > LARGEST:
        raise Unfit(Why.TOO_LARGE)
    text = _decoded(content)
    if OTHER.match(text.lstrip()[:FIRST].lower()):
        raise Unfit(Why.NOT_ACCEPTED)
    return Made(text.encode(), "text/plain; charset=utf-8", "txt", pages=1)


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if CONTROL.search(text):
                break
            return text
    raise Unfit(Why.UNREADABLE)
