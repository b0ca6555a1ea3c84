"""Codes on slips: the case code that says nothing, and the receipt code that opens the summary.

Both are random characters of Crockford's alphabet (no I, L, O, U) and a check character. The check is a sum in the
field of 32 elements with a different weight at every place: one wrong character and any two exchanged are found.
"""

import secrets
import unicodedata
from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.compiled import Compiled
from accounts.fields import vault
from mediation.models import ReceiptCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VALUES = {character: value for value, character in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
FIELD = 0b100101  # x⁵ + x² + 1: every power of x up to the 31st is another element
CASE_CODE_LENGTH = 8
RECEIPT_CODE_LENGTH = 12


def new_case_code() -> str:
    """Eight random characters and a check character."""
    return _with_check(_random(CASE_CODE_LENGTH))


def new_receipt_code() -> str:
    """Twelve random characters (60 bits) and a check character, printed ``7Q2M-K9F4-TX3B5``."""
    return _with_check(_random(RECEIPT_CODE_LENGTH))


def typed(text: str) -> str:
    """A code as it was meant: small letters, full width, blanks and hyphens, O for 0 and I or L for 1 are forgiven."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(ALPHABET[VALUES[character]] for character in plain if character in VALUES)


def is_well_formed(code: str) -> bool:
    """Whether the check character fits: a slip of the finger is told without asking the database."""
    return len(code) > 1 and all(c in ALPHABET for c in code) and _with_check(code[:-1]) == code


def is_mistyped_case_code(text: str) -> bool:
    """Whether a text looks like a case code and its check character does not fit: somebody mistyped it."""
    looks_so = text.isascii() and len(typed(text)) == CASE_CODE_LENGTH + 1 == len(text.replace("-", "").strip())
    return looks_so and not is_well_formed(typed(text))


def receipt_digest(code: str) -> bytes:
    """By which a receipt code is kept and found: an HMAC under a key outside the database."""
    return vault.derived(typed(code))


def find_by_receipt(code: str, *, only: Iterable[str] = ()) -> ReceiptCode | None:
    """The valid receipt with its party and all that a summary says, or none; of all that, ``only`` these columns.

    A mistyped code asks the same one query as an unknown one.
    """
    receipt = next(iter(_OF_DIGEST(digest=receipt_digest(code), only=tuple(only))), None)  # a digest is unique
    if receipt:
        receipt.party.case = receipt.case
    return receipt


def _valid(digest: bytes, only: tuple[str, ...]) -> QuerySet[ReceiptCode]:
    valid = ReceiptCode.objects.filter(digest=digest, revoked_at=None)
    whole = valid.select_related("party", "case__centre", "case__owner", "case__window")
    return whole.only(*only) if only else whole


_OF_DIGEST = Compiled(_valid)


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _with_check(body: str) -> str:
    total = 0
    for character in body:
        total = _times_x(total ^ VALUES[character])
    return body + ALPHABET[total]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ FIELD if doubled > 31 else doubled
