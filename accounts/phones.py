"""Telephone numbers: brought into one form, so that the same number is found however it was typed."""

import re
import unicodedata

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DEMONSTRATION = re.compile(r"(?:\+86)?(100\d{8})")
LENGTH = 11  # of a mobile number
MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def normal(text: str) -> str:
    """13800138000, 057487654321, or +85261234567 from abroad. Raises ``ValidationError``.

    Under ``DEMO=1``, and only there, 100xxxxxxxx is taken: no such mobile range exists.
    """
    if demonstration := _demonstration(text):
        return demonstration
    number = _parsed(text)
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError(
            _("This is not a telephone number. Please type a mobile number, or a number with its area code.")
        )
    if number.country_code != 86:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.national_significant_number(number)
    return national if phonenumbers.number_type(number) in MOBILE else f"0{national}"


def grouped(phone: str) -> str:
    """As it is read aloud: the eleven digits of a mobile number are ``100 5740 0000``; others stay as they are."""
    is_long = len(phone) == LENGTH and phone.isdecimal() and not phone.startswith("0")
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}" if is_long else phone


def is_mobile(phone: str) -> bool:
    """Whether messages can reach a number in normal form."""
    number = _parsed(phone)
    return bool(_demonstration(phone)) or (number is not None and phonenumbers.number_type(number) in MOBILE)


def _demonstration(text: str) -> str:
    match = DEMONSTRATION.fullmatch(re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)))
    return match[1] if settings.DEMO and match else ""


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None
