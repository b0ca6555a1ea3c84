"""PDF, read by qpdf: every object of it is looked at, also those packed in streams, behind whatever filters.

One that is in order is kept as it came, so that a signature in it stays good. One that had to be put in order is kept
as qpdf writes it, so that nobody can read in it what was not looked at.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

import pikepdf
from pikepdf import Pdf

from mediation.inspection.pdf_objects import require_harmless
from mediation.inspection.pdf_pages import count_pages
from mediation.inspection.verdicts import Made, Unfit, Why


def samples() -> list[bytes]:
    out = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return [out.getvalue(), out.getvalue().replace(b"startxref", b"startxrfe")]


def checked(content: bytes) -> Made:
    """Raises ``Unfit`` for what is locked, acts by itself, cannot be read or has too many pages."""
    _require_one_file(content)
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Unfit(Why.LOCKED)
            repaired = pdf.get_warnings()  # which forgets them
            require_harmless(pdf)
            pages = count_pages(pdf)
            kept = _in_order(pdf) if repaired or pdf.get_warnings() else content
    except pikepdf.PasswordError as locked:
        raise Unfit(Why.LOCKED) from locked
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError) as problem:
        raise Unfit(Why.UNREADABLE) from problem
    return Made(kept, "application/pdf", "pdf", pages)


def _require_one_file(content: bytes) -> None:
    """It begins and ends as a PDF, and no archive hides behind it."""
    end = content.rfind(b"%%EOF")
    if not content.startswith(b"%PDF-") or end < 0 or content[end + 5 :].strip():
        raise Unfit(Why.UNREADABLE)
    if zipfile.is_zipfile(BytesIO(content)):
        raise Unfit(Why.ACTS)


def _in_order(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
