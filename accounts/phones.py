"""Telephone numbers: brought into one form, so that the same number is found however it was typed.

Mobile numbers and numbers of other countries; landlines with area code and extension; 400 and 800; service numbers of
five and six digits. Each knows whether a text message reaches it (:func:`is_mobile`).
"""

import re
import unicodedata

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import names

DEMONSTRATION = re.compile(r"(?:\+86)?(100\d{8})", re.ASCII)
LENGTH = 11  # of a mobile number
MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
#: 12345, 95588, 96345, and with the area code of the city that answers: 0574-12345 (电信网编号计划).
SERVICE = re.compile(r"(?:0(?:10|2\d|[3-9]\d\d))?(?:1[012]\d{3}|9[56]\d{3,4})", re.ASCII)
NATIONWIDE = re.compile(r"[48]00\d{7}", re.ASCII)
EXTENSION = re.compile(
    r"(?P<number>.*\d[)）]?)\s*(?:转|轉|分机号?|分機|内线|內線|ext\.?|extension|x|#|\*|,|;|~|[-‐-―−])\s*:?(?P<extension>\d{1,6})",
    re.IGNORECASE | re.ASCII,
)
BETWEEN = re.compile(r"[\s()./‐-―−-]")


def normal(text: str) -> str:
    """13800138000, 057487654321, 057487654321-801, 4001234567, 95588, or +85261234567. Raises ``ValidationError``.

    Under ``DEMO=1``, and only there, 100xxxxxxxx is taken: no such mobile range exists.
    """
    plain = unicodedata.normalize("NFKC", names.as_written(text))
    if line := _line(plain):
        return line
    parts = EXTENSION.fullmatch(plain)
    if parts and (line := _line(parts["number"])):
        return f"{line}-{parts['extension']}"
    raise ValidationError(
        _("This is not a telephone number. Please type a mobile number, or a number with its area code.")
    )


def grouped(phone: str) -> str:
    """As it is read aloud: the eleven digits of a mobile number are ``100 5740 0000``; others stay as they are."""
    is_long = len(phone) == LENGTH and phone.isdecimal() and not phone.startswith("0")
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if is_long else phone


def is_mobile(phone: str) -> bool:
    """Whether messages can reach a number in normal form: no landline, no service, nothing behind an extension."""
    if _demonstration(phone):
        return True
    number = _parsed(phone)
    return number is not None and not number.extension and phonenumbers.number_type(number) in MOBILE


def _line(text: str) -> str:
    """A number without extension in normal form, or nothing."""
    digits = BETWEEN.sub("", text)
    if demonstration := _demonstration(digits):
        return demonstration
    if SERVICE.fullmatch(digits) or NATIONWIDE.fullmatch(digits):
        return digits
    number = _parsed(digits)
    if number is None or number.extension or not phonenumbers.is_valid_number(number):
        return ""
    if number.country_code != 86:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.national_significant_number(number)
    is_dialled_so = phonenumbers.number_type(number) in MOBILE or NATIONWIDE.fullmatch(national)
    return national if is_dialled_so else f"0{national}"


def _demonstration(digits: str) -> str:
    match = DEMONSTRATION.fullmatch(digits)
    return match[1] if settings.DEMO and match else ""


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None
