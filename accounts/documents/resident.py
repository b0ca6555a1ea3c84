"""Resident identity numbers of 18 characters (GB 11643-1999); residents of Hong Kong, Macao and Taiwan have such too.

Under ``DEMO=1``, and only there, the area code 990000 is taken: it was never issued, so nobody real is meant by it.
"""

from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.documents.writing import compact
from accounts.models import Sex

DEMONSTRATION_AREA = "990000"
PROVINCES = frozenset(
    str(code)
    for first, last in [(11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83)]
    for code in range(first, last + 1)
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"


class ResidentId(NamedTuple):
    """What an 18-character identity number says by itself (GB 11643-1999)."""

    number: str
    born_on: date
    sex: Sex


def read_resident_id(text: str, *, on: date) -> ResidentId:
    """Check area, birthday and check character. Raises ``ValidationError`` with a sentence that says what to do."""
    number = compact(text)
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        raise ValidationError(_("An identity number has 18 characters: 17 digits and a digit or X. Please count them."))
    if check_character(number) != number[17]:
        raise ValidationError(_("The last character does not fit the rest. Please compare the number with the card."))
    if not _is_known_area(number[:6]):
        raise ValidationError(_("The first six digits are no area of China. Please compare them with the card."))
    born_on = _birthday(number[6:14])
    if born_on is None or born_on > on:
        raise ValidationError(_("Digits 7 to 14 are not a birthday. Please compare them with the card."))
    return ResidentId(number, born_on, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)


def check_character(number: str) -> str:
    """The check character of the first 17 digits (ISO 7064, MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return CHECK_CHARACTERS[total % 11]


def _is_known_area(area: str) -> bool:
    return area[:2] in PROVINCES or (settings.DEMO and area == DEMONSTRATION_AREA)


def _birthday(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None
