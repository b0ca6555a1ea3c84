"""Sums of money as people write them, read once for pages and API: ``12,000``, ``１２０００元``, ``¥1.2万``."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import names

LONGEST = 40  # characters of a spelling
BEFORE = r"(?:人民币|RMB|CNY|¥)"
AFTER = r"(?:元整?|圆整?|块钱?|人民币|RMB|CNY)"
GROUPED = r"\d{1,3}(?P<between>[, '])\d{3}(?:(?P=between)\d{3})*"
SUM = re.compile(
    rf"{BEFORE}*(?P<sign>[-+]?)(?P<whole>{GROUPED}|\d+)(?P<rest>\.\d*)?(?P<unit>[万亿]?){AFTER}*",
    re.ASCII | re.IGNORECASE,
)
MINUS = str.maketrans("−–—", "---")
UNITS = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def read(text: str) -> Decimal:
    """The sum in yuan. Raises ``ValidationError`` where it is none, or could be read in two ways, as ``1,2,3``."""
    plain = unicodedata.normalize("NFKC", names.as_written(text)).translate(MINUS)
    plain = re.sub(r"\s*([^\d\s]|^|$)\s*", r"\1", plain)
    match = SUM.fullmatch(plain) if len(plain) <= LONGEST else None
    if match is None:
        raise ValidationError(_why_not(plain), code="invalid")
    digits = re.sub(r"\D", "", match["whole"]) + (match["rest"] or "").rstrip(".")
    amount = Decimal(match["sign"] + digits)
    return Decimal(f"{(amount * UNITS[match['unit']]).normalize():f}") if match["unit"] else amount


def _why_not(plain: str) -> str:
    if re.search(r"\.\d*[,.]", plain):
        return _("This sum can be read in two ways. Please write one point, before the fen: 1234.56.")
    if re.search(r"\d[, ']\d", plain):
        return _("This sum can be read in two ways. Please write 12,000 or 12000.")
    return _("This is not a sum of money. Please write it in yuan, like 12000 or 12,000.50.")
