"""Identity numbers and credit codes as bureaus write them, brought into the one form from which pseudonyms are made.

Spaces, full-width digits and a small x say nothing and go. Numbers of fifteen digits (before 1999) get their century
and check character (GB 11643-1999). Whatever then fails its check character is no number: it is never guessed at.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache
from operator import mul

from stdnum.cn import uscc

LONG, SHORT = 18, 15
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
ZEROES = ord("0") * sum(WEIGHTS)  # what the characters' codes add to the sum of the digits


def resident(text: str) -> str | None:
    """The number with its eighteen characters, or None where it is none."""
    number = text if text.isascii() and text.isalnum() else compact(text)
    if len(number) == SHORT and number.isdigit():
        number = _lengthened(number)
    number = number.upper()
    if len(number) != LONG or not number[:17].isdigit() or check_character(number) != number[17]:
        return None
    return number if _is_day(number[6:14]) else None


def firm(text: str) -> str | None:
    """A unified social credit code (GB 32100-2015), or None."""
    code = compact(text).upper()
    return code if uscc.is_valid(code) else None


def check_character(number: str) -> str:
    """ISO 7064, MOD 11-2, over the first seventeen digits."""
    return CHECK_CHARACTERS[(sum(map(mul, WEIGHTS, number[:17].encode())) - ZEROES) % 11]


def compact(text: str) -> str:
    """Without spaces of any kind and invisible marks; full-width characters as plain ones."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) != "Cf")


def _lengthened(number: str) -> str:
    seventeen = f"{number[:6]}19{number[6:]}"
    return seventeen + check_character(seventeen)


@lru_cache(maxsize=65_536)
def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
