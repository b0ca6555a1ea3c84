"""What a password must be: long, no pattern of the hand, nothing common, and nothing about its owner.

Each rule says itself beside the field. Composition is not asked for and nothing expires: a long password that was never
seen is worth more than a short one with a digit at its end (ASVS 5.0 6.2.5 and 6.2.10).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pypinyin import Style, lazy_pinyin

from accounts.models import User

DIFFERENT = 6  # characters, at least
LONGEST_RUN = 4  # characters that follow one another: abcd, 4321, qwer
LEAST_NEW = 8  # characters that are neither common, nor about the owner
SHORTEST_PART = 3  # of a name or a number that counts as being about somebody
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
LOOKALIKES = str.maketrans("0134578@$!", "oleastbasi")
CENTRE = ("tiaojie", "maodun", "mediation", "password", "mima", "xinfang", "zhongxin", "admin")
YEAR = re.compile(r"(?:19|20)\d\d")


class NoPattern:
    """Neither one thing over and over, nor a run along the alphabet or the keyboard."""

    def validate(self, password: str, user: User | None = None) -> None:
        text = password.lower()
        if len(set(text)) < DIFFERENT or _is_repeated(text):
            raise ValidationError(_("This repeats itself. Take several words that have nothing to do with another."))
        if _without_runs(text) < len(text) / 2:
            raise ValidationError(_("This runs along the alphabet, the digits or the keyboard."))

    def get_help_text(self) -> str:
        return _("Nothing that repeats itself or runs along the keyboard, as aaaaaaaaaaaa or 123456789012.")


class NothingCommon(CommonPasswordValidator):
    """Not among the passwords that are tried first, nor one of them with something hung on."""

    def validate(self, password: str, user: User | None = None) -> None:
        text = password.lower()
        if any(plain in self.passwords for plain in (text, text.translate(LOOKALIKES), *_cores(text))):
            raise ValidationError(_("Many people use this password or one like it, so it is tried first."))
        if _left_over(text, CENTRE) < LEAST_NEW:
            raise ValidationError(_("This is made of words of this house, which are tried first."))

    def get_help_text(self) -> str:
        return _("No password that many people use, and no words of this house with digits behind.")


class NothingAboutOneself:
    """Neither the staff number nor the name, in characters, in pinyin or by its initials."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is not None and _left_over(password.lower(), _about(user)) < LEAST_NEW:
            raise ValidationError(_("This is made of your staff number or your name."))

    def get_help_text(self) -> str:
        return _("Not made of your staff number or your name, nor of its pinyin.")


def _is_repeated(text: str) -> bool:
    """Whether a piece of at most a third of it makes up the whole, as in abc123abc123abc123 or 8888."""
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, len(text) // 2 + 1))


def _without_runs(text: str) -> int:
    """How many characters stand in no run."""
    left, start = 0, 0
    while start < len(text):
        run = _run(text[start:])
        left += run if run < LONGEST_RUN else 1
        start += run
    return left


def _run(text: str) -> int:
    """How far it goes along a row from its first character, forwards, backwards or on the spot."""
    best = len(text) - len(text.lstrip(text[0]))
    for row in (*ROWS, *(row[::-1] for row in ROWS)):
        length = 1
        while length < len(text) and text[: length + 1] in row:
            length += 1
        best = max(best, length)
    return best


def _cores(text: str) -> Iterator[str]:
    """What is left without digits and signs at either end, if that is most of it."""
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)
    if len(core) >= len(text) - 6:
        yield core
        yield core.translate(LOOKALIKES)


def _left_over(text: str, parts: Iterable[str]) -> int:
    """How many characters remain when these parts, years and runs are taken out."""
    plain = unicodedata.normalize("NFKC", text).lower()
    known_parts = [
        part for part in sorted(parts, key=len, reverse=True) if len(part) >= SHORTEST_PART and part in plain
    ]
    if not known_parts:
        return len(plain)
    for part in known_parts:
        plain = plain.replace(part, "")
    return _without_runs(YEAR.sub("", plain)) if plain else 0


def _about(user: User) -> set[str]:
    number, name = user.staff_number.lower(), user.name.lower()
    syllables = lazy_pinyin(name)
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    given_name = "".join(syllables[1:])
    parts = {number, *re.split(r"\W+", number), *name.split(), name, "".join(syllables), given_name, initials}
    return {*parts, given_name + "".join(syllables[:1])}
