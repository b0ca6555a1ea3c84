"""Numbers of identity documents: brought into one form, and checked where a rule for it is public.

Under ``DEMO=1``, and only there, the area code 990000 is taken: it was never issued, so nobody real is meant by it.
"""

from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NotACompanyCode

from accounts.models import DocumentKind, Sex

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


def normal(kind: str, text: str, *, on: date) -> str:
    """The number in the form it is stored in. Raises ``ValidationError``; ``on`` is the day nobody is born after."""
    if kind == DocumentKind.RESIDENT_ID:
        return read_resident_id(text, on=on).number
    if kind == DocumentKind.COMPANY_CODE:
        return company_code(text)
    return _compact(text)


def read_resident_id(text: str, *, on: date) -> ResidentId:
    """Check area, birthday and check character. Raises ``ValidationError`` with a sentence that says what to do."""
    number = _compact(text)
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        raise ValidationError(_("An identity number has 18 characters: 17 digits and a digit or X. Please count them."))
    if resident_check_character(number) != number[17]:
        raise ValidationError(_("The last character does not fit the rest. Please compare the number with the card."))
    if not _is_known_area(number[:6]):
        raise ValidationError(_("The first six digits are no area of China. Please compare them with the card."))
    born_on = _birthday(number[6:14])
    if born_on is None or born_on > on:
        raise ValidationError(_("Digits 7 to 14 are not a birthday. Please compare them with the card."))
    return ResidentId(number, born_on, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)


def resident_check_character(number: str) -> str:
    """The check character of the first 17 digits (ISO 7064, MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return CHECK_CHARACTERS[total % 11]


def company_code(text: str) -> str:
    """A unified social credit code (GB 32100-2015). Raises ``ValidationError``."""
    number = _compact(text)
    try:
        uscc.validate(number)
    except NotACompanyCode as error:
        raise ValidationError(
            _("This is not a unified social credit code. Please compare all 18 characters with the licence.")
        ) from error
    if number[2:8] == DEMONSTRATION_AREA and not settings.DEMO:
        raise ValidationError(_("Area 990000 is used in demonstrations only. Please type the code of the licence."))
    return number


def _is_known_area(area: str) -> bool:
    return area[:2] in PROVINCES or (settings.DEMO and area == DEMONSTRATION_AREA)


def _birthday(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None


def _compact(text: str) -> str:
    return "".join(text.split()).upper()
