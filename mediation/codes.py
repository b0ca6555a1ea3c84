"""Codes on slips: the case code that says nothing, and the receipt code that opens the summary.

Whatever spelling somebody gives is read by :func:`normalise` and nothing else.

Both are random characters of Crockford's alphabet (no I, L, O, U) and a check character. The check is a sum in the
field of 32 elements with a different weight at every place: one wrong character and any two exchanged are found.
"""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VALUES = {character: value for value, character in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
FIELD = 0b100101  # x⁵ + x² + 1: every power of x up to the 31st is another element
CASE_CODE_LENGTH = 8
RECEIPT_CODE_LENGTH = 12
GROUPS = {CASE_CODE_LENGTH + 1: (4, 5), RECEIPT_CODE_LENGTH + 1: (4, 4, 5)}
#: Blanks, dashes, and what nobody sees.
NOT_TYPED = frozenset({"Zs", "Zl", "Zp", "Pd", "Cc", "Cf", "Pc", "Sm"})
LONGEST_ONE_TIME = 30  # characters of a spelling of six digits
LONGEST = 60  # characters of a spelling, with its blanks and hyphens


def new_case_code() -> str:
    """Eight random characters and a check character."""
    return _with_check(_random(CASE_CODE_LENGTH))


def new_receipt_code() -> str:
    """Twelve random characters (60 bits) and a check character, printed ``7Q2M-K9F4-TX3B5``."""
    return _with_check(_random(RECEIPT_CODE_LENGTH))


def normalise(text: str) -> str:
    """A code as it was meant: small letters, full width, blanks and hyphens, O for 0 and I or L for 1 are forgiven.

    What stands in no code is left out, so that a text without any becomes empty.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(ALPHABET[VALUES[character]] for character in plain if character in VALUES)


def one_time(typed: str) -> str:
    """The digits of a text message or an app as they were meant: blanks, dashes and full width are forgiven."""
    plain = unicodedata.normalize("NFKC", typed)
    return "".join(_digit(character) for character in plain if unicodedata.category(character) not in NOT_TYPED)


def printed(code: str) -> str:
    """``K7QF-2M3A9``, ``7Q2M-K9F4-TX3B5``: as people read it aloud and type it back. What is no code stays as it is."""
    groups, start = [], 0
    for length in GROUPS.get(len(code), (len(code),)):
        groups.append(code[start : start + length])
        start += length
    return "-".join(groups)


def is_well_formed(code: str) -> bool:
    """Whether the check character fits: a slip of the finger is told without asking the database."""
    return len(code) > 1 and all(c in ALPHABET for c in code) and _with_check(code[:-1]) == code


def is_mistyped_case_code(text: str) -> bool:
    """Whether a text looks like a case code and its check character does not fit: somebody mistyped it."""
    return _has_the_length_of_a_case_code(text) and not is_well_formed(normalise(text))


def is_case_code(text: str) -> bool:
    """Whether a text is a case code and nothing else, in any spelling."""
    return _has_the_length_of_a_case_code(text) and is_well_formed(normalise(text))


def _has_the_length_of_a_case_code(text: str) -> bool:
    typed = [character for character in text if character != "-" and not character.isspace()]
    return len(normalise(text)) == len(typed) == CASE_CODE_LENGTH + 1


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


class InAddress:
    """A case code in an address, ``<code:code>``, in whatever spelling it is typed there."""

    regex = f"[^/]{{1,{LONGEST}}}"

    def to_python(self, value: str) -> str:
        """Raises ``ValueError``, so that there is no such address, where no code can be meant."""
        code = normalise(value)
        if not code:
            raise ValueError(value)
        return code

    def to_url(self, value: str) -> str:
        return value


def _with_check(body: str) -> str:
    total = 0
    for character in body:
        total = _times_x(total ^ VALUES[character])
    return body + ALPHABET[total]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ FIELD if doubled > 31 else doubled


def _digit(character: str) -> str:
    """Digits of every script are the same digits."""
    return str(unicodedata.decimal(character, character))
