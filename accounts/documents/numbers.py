"""What each kind of number must look like, and what one says of whom it was given to."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NotACompanyCode

from accounts.documents.resident import DEMONSTRATION_AREA, check_character, read_resident_id
from accounts.documents.writing import compact, in_plain_width
from accounts.models import DocumentKind

FIRST_GENERATION = re.compile(r"[A-Z]{3}\d{4}(\d{6})\d{2}", re.ASCII)
SECOND_GENERATION = re.compile(r"9\d{5}(\d{8})\d{3}[\dX]", re.ASCII)
HK_MACAO = re.compile(r"([HM]\d{8})(\d{2})?", re.ASCII)
TAIWAN = re.compile(r"(\d{8})(\d{2})?(\(?[A-Z]\)?)?", re.ASCII)
PASSPORT = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{5,15}", re.ASCII)


@dataclass(frozen=True)
class DocumentHolder:
    """What a number says of whom it was given to. ``birthdays``: two where it leaves the century open."""

    birthdays: tuple[date, ...] = ()
    sex: str = ""


def resident_id(text: str, on: date) -> tuple[str, DocumentHolder]:
    number, born_on, sex = read_resident_id(text, on=on)
    return number, DocumentHolder((born_on,), sex)


def foreigner_id(text: str, on: date) -> tuple[str, DocumentHolder]:
    """Both generations: 15 characters, three of them letters, with a birthday of two digits of the year (2004), and 18
    beginning with 9, with a whole birthday and the check character of a resident identity number (December 2023).
    """
    number = compact(text)
    if first := FIRST_GENERATION.fullmatch(number):
        days = [_day(f"{century}{first[1]}") for century in ("19", "20")]
        return number, DocumentHolder(tuple(day for day in days if day and day <= on))
    second = SECOND_GENERATION.fullmatch(number)
    if second is None:
        raise ValidationError(
            _("A permanent residence card has three letters and 12 digits, or 18 characters beginning with 9.")
        )
    if check_character(number) != number[17]:
        raise ValidationError(_("The last character does not fit the rest. Please compare the number with the card."))
    born_on = _day(second[1])
    if born_on is None or born_on > on:
        raise ValidationError(_("Digits 7 to 14 are not a birthday. Please compare them with the card."))
    return number, DocumentHolder((born_on,))


def hk_macao_permit(text: str, on: date) -> tuple[str, DocumentHolder]:
    """H or M and eight digits, for life; two more that counted the issues of earlier cards say nothing."""
    if permit := HK_MACAO.fullmatch(compact(text)):
        return permit[1], DocumentHolder()
    raise ValidationError(_("This permit has an H or M and eight digits. Please compare the number with the card."))


def taiwan_permit(text: str, on: date) -> tuple[str, DocumentHolder]:
    """Eight digits, for life; what counted the issues of the booklets before 2015 says nothing."""
    if permit := TAIWAN.fullmatch(compact(text)):
        return permit[1], DocumentHolder()
    raise ValidationError(_("This permit has eight digits. Please compare the number with the card."))


def passport(text: str, on: date) -> tuple[str, DocumentHolder]:
    """Of any country (ICAO Doc 9303): letters and digits."""
    number = compact(text)
    if not PASSPORT.fullmatch(number):
        raise ValidationError(
            _("A passport number has 5 to 15 letters and digits. Please compare it with the passport.")
        )
    return number, DocumentHolder()


def company_code(text: str) -> str:
    """A unified social credit code (GB 32100-2015). Raises ``ValidationError``."""
    number = compact(text)
    try:
        uscc.validate(number)
    except NotACompanyCode as error:
        raise ValidationError(
            _("This is not a unified social credit code. Please compare all 18 characters with the licence.")
        ) from error
    if number[2:8] == DEMONSTRATION_AREA and not settings.DEMO:
        raise ValidationError(_("Area 990000 is used in demonstrations only. Please type the code of the licence."))
    return number


def other(text: str, on: date) -> tuple[str, DocumentHolder]:
    number = in_plain_width(text)
    if not any(character.isalnum() for character in number):
        raise ValidationError(_("There is no letter or digit in this number. Please type it again."))
    return number, DocumentHolder()


READERS: dict[str, Callable[[str, date], tuple[str, DocumentHolder]]] = {
    DocumentKind.RESIDENT_ID: resident_id,
    DocumentKind.PASSPORT: passport,
    DocumentKind.HK_MACAO_PERMIT: hk_macao_permit,
    DocumentKind.TAIWAN_PERMIT: taiwan_permit,
    DocumentKind.FOREIGNER_ID: foreigner_id,
    DocumentKind.COMPANY_CODE: lambda text, on: (company_code(text), DocumentHolder()),
    DocumentKind.OTHER: other,
}


def _day(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None
