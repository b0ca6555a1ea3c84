"""How a number is written: in any width, with blanks and dashes; what stays of it is what counts."""

import unicodedata

from accounts import names

DASHES = str.maketrans("", "", "-‐‑‒–—―−_·.")
#: What is drawn like an X, typed or read off a card by a machine.
LIKE_X = str.maketrans("×Х", "XX")


def in_plain_width(text: str) -> str:
    """Without blanks and what nobody sees, in plain width and capitals."""
    return "".join(unicodedata.normalize("NFKC", names.as_written(text)).split()).upper()


def compact(text: str) -> str:
    """The same without dashes, and with an X for what looks like one."""
    return in_plain_width(text).translate(DASHES).translate(LIKE_X)
