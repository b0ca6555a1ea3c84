"""Document and telephone numbers. The people are those of the demonstration; nobody real has area 990000."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from pytest_django import Settings

from accounts import documents, phones
from accounts.models import DocumentKind, Sex

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("number", "born_on", "sex"),
    [
        ("99000019680312002X", date(1968, 3, 12), Sex.FEMALE),
        ("990000200008170019", date(2000, 8, 17), Sex.MALE),
        ("990000200106050010", date(2001, 6, 5), Sex.MALE),
    ],
)
def test_an_identity_number_tells_birthday_and_sex(number: str, born_on: date, sex: Sex) -> None:
    assert documents.read_resident_id(number, on=TODAY) == (number, born_on, sex)


def test_blanks_and_a_small_x_are_put_right() -> None:
    assert documents.read_resident_id(" 990000 19680312 002x ", on=TODAY).number == "99000019680312002X"


@pytest.mark.parametrize(
    ("number", "complaint"),
    [
        ("9900001968031200", "18 characters"),
        ("99000019680312002Y", "does not fit"),
        ("990000196803120021", "does not fit"),
        ("98000019680312002X", "does not fit"),
        ("ABCDEFGHIJKLMNOPQR", "18 characters"),
    ],
)
def test_a_wrong_identity_number_is_refused_with_what_to_do(number: str, complaint: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match=complaint):
        documents.read_resident_id(number, on=TODAY)


@pytest.mark.parametrize(
    ("digits", "complaint"),
    [("99000120000817001", "area"), ("99000020001317001", "birthday"), ("99000020270101001", "birthday")],
)
def test_a_number_with_the_right_check_character_may_still_be_wrong(digits: str, complaint: str) -> None:
    number = digits + documents.resident_check_character(digits)
    with translation.override("en"), pytest.raises(ValidationError, match=complaint):
        documents.read_resident_id(number, on=TODAY)


def test_real_areas_are_taken_everywhere_and_the_demonstration_s_only_there(settings: Settings) -> None:
    settings.DEMO = False
    real = "33021219000101001" + documents.resident_check_character("33021219000101001")
    assert documents.read_resident_id(real, on=TODAY).born_on == date(1900, 1, 1)
    with pytest.raises(ValidationError):
        documents.read_resident_id("99000019680312002X", on=TODAY)


def test_a_company_code_has_the_right_check_character(settings: Settings) -> None:
    code = "91990000MA0000001B"
    assert documents.normal(DocumentKind.COMPANY_CODE, f" {code.lower()} ", on=TODAY) == code
    with pytest.raises(ValidationError):
        documents.company_code("91990000MA0000001C")
    settings.DEMO = False
    with pytest.raises(ValidationError):
        documents.company_code(code)


def test_other_documents_are_kept_as_they_are_written() -> None:
    assert documents.normal(DocumentKind.PASSPORT, "e 1234 5678", on=TODAY) == "E12345678"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("0574-8765 4321", "057487654321"),
        ("+852 6123 4567", "+85261234567"),
        ("100 0000 0001", "10000000001"),
        ("+86 100-0000-0001", "10000000001"),
    ],
)
def test_a_phone_has_one_form(typed: str, stored: str) -> None:
    assert phones.normal(typed) == stored
    assert phones.normal(stored) == stored


@pytest.mark.parametrize("typed", ["12345", "no phone", "", "100000000", "23800138000"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        phones.normal(typed)


def test_the_demonstration_s_phones_are_taken_only_there(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(ValidationError):
        phones.normal("10000000001")


@pytest.mark.parametrize(
    ("phone", "is_mobile"), [("13800138000", True), ("10000000001", True), ("057487654321", False), ("110", False)]
)
def test_it_knows_which_phones_messages_reach(phone: str, is_mobile: bool) -> None:
    assert phones.is_mobile(phone) is is_mobile


def test_a_mobile_number_is_grouped_as_it_is_read_aloud():
    assert phones.grouped("10000000031") == "100 0000 0031"
    assert phones.grouped("057412345678") == "057412345678"
    assert phones.grouped("0574-1000000") == "0574-1000000"
