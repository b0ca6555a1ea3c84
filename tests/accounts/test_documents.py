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


def test_a_residence_permit_of_hong_kong_macao_and_taiwan_residents_is_a_resident_number() -> None:
    for area, day in (("810000", "19940823"), ("820000", "19850101"), ("830000", "20010605")):
        digits = f"{area}{day}002"
        number = digits + documents.resident_check_character(digits)
        assert documents.kind_of(number) == DocumentKind.RESIDENT_ID
        assert documents.read_resident_id(number, on=TODAY).sex == Sex.FEMALE


FOREIGNER = "911124198108030" + "02"
FOREIGNER += documents.resident_check_character(FOREIGNER)  # Beijing, Canada, 3 August 1981


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (DocumentKind.RESIDENT_ID, "９９００００１９６８０３１２００２ｘ", "99000019680312002X"),
        (DocumentKind.RESIDENT_ID, "990000 1968-0312 002×", "99000019680312002X"),
        (DocumentKind.PASSPORT, "e 1234 5678", "E12345678"),
        (DocumentKind.PASSPORT, "ＥＡ１２３４５６７", "EA1234567"),
        (DocumentKind.PASSPORT, "C01X00T47", "C01X00T47"),
        (DocumentKind.HK_MACAO_PERMIT, "h12345678", "H12345678"),
        (DocumentKind.HK_MACAO_PERMIT, "Ｍ１２３４５６７８ ０２", "M12345678"),
        (DocumentKind.TAIWAN_PERMIT, "１２３４５６７８", "12345678"),
        (DocumentKind.TAIWAN_PERMIT, "1234567802(B)", "12345678"),
        (DocumentKind.FOREIGNER_ID, "can1100 810803 02", "CAN110081080302"),
        (DocumentKind.FOREIGNER_ID, FOREIGNER, FOREIGNER),
        (DocumentKind.OTHER, "军字第 １２３４号", "军字第1234号"),
    ],
)
def test_a_number_has_one_form_in_any_width(kind: DocumentKind, typed: str, stored: str) -> None:
    assert documents.normal(kind, typed, on=TODAY) == stored
    assert documents.normal(kind, stored, on=TODAY) == stored
    assert documents.looked_up(typed) == documents.looked_up(stored) or kind == DocumentKind.TAIWAN_PERMIT


@pytest.mark.parametrize(
    ("kind", "typed", "complaint"),
    [
        (DocumentKind.PASSPORT, "ABCDEFGH", "letters and digits"),
        (DocumentKind.PASSPORT, "E123", "letters and digits"),
        (DocumentKind.HK_MACAO_PERMIT, "A12345678", "H or M"),
        (DocumentKind.HK_MACAO_PERMIT, "H1234567", "H or M"),
        (DocumentKind.TAIWAN_PERMIT, "1234567", "eight digits"),
        (DocumentKind.FOREIGNER_ID, "CA1110081080302", "permanent residence"),
        (DocumentKind.FOREIGNER_ID, FOREIGNER[:17] + ("0" if FOREIGNER[17] != "0" else "1"), "does not fit"),
        (DocumentKind.OTHER, "——", "no letter or digit"),
    ],
)
def test_what_no_such_document_has_is_refused(kind: DocumentKind, typed: str, complaint: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match=complaint):
        documents.normal(kind, typed, on=TODAY)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("99000019680312002X", DocumentKind.RESIDENT_ID),
        ("h12345678", DocumentKind.HK_MACAO_PERMIT),
        ("CAN110081080302", DocumentKind.FOREIGNER_ID),
        (FOREIGNER, DocumentKind.FOREIGNER_ID),
        ("EA1234567", DocumentKind.PASSPORT),
        ("12345678", DocumentKind.TAIWAN_PERMIT),
        ("9900001968", DocumentKind.RESIDENT_ID),
    ],
)
def test_a_number_tells_its_kind_where_nobody_said_it(number: str, kind: DocumentKind) -> None:
    assert documents.kind_of(number) == kind


def test_a_residence_card_tells_the_birthday_or_two_of_which_one_is_right() -> None:
    assert documents.holder(DocumentKind.FOREIGNER_ID, FOREIGNER, on=TODAY).birthdays == (date(1981, 8, 3),)
    first = documents.holder(DocumentKind.FOREIGNER_ID, "CAN110020080302", on=TODAY)
    assert first.birthdays == (date(1920, 8, 3), date(2020, 8, 3))
    assert documents.holder(DocumentKind.PASSPORT, "E12345678", on=TODAY).birthdays == ()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("0574-8765 4321", "057487654321"),
        ("+852 6123 4567", "+85261234567"),
        ("１３８　００１３　８０００", "13800138000"),
        ("138\u200b00138000", "13800138000"),
        ("(0574) 8765–4321", "057487654321"),
        ("0574-87654321转801", "057487654321-801"),
        ("０５７４－８７６５４３２１－８０１", "057487654321-801"),
        ("0574 87654321 分机号：801", "057487654321-801"),
        ("057487654321 ext. 801", "057487654321-801"),
        ("057487654321x801", "057487654321-801"),
        ("057487654321#801", "057487654321-801"),
        ("400-123-4567", "4001234567"),
        ("4008-123-123 转 5", "4008123123-5"),
        ("800 820 1234", "8008201234"),
        ("12345", "12345"),
        ("95588", "95588"),
        ("９５５８８", "95588"),
        ("968889", "968889"),
        ("0574-12345", "057412345"),
        ("100 0000 0001", "10000000001"),
        ("+86 100-0000-0001", "10000000001"),
    ],
)
def test_a_phone_has_one_form(typed: str, stored: str) -> None:
    assert phones.normal(typed) == stored
    assert phones.normal(stored) == stored


@pytest.mark.parametrize(
    "typed", ["1234", "no phone", "", "100000000", "23800138000", "87654321", "0574-123", "40012345"]
)
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        phones.normal(typed)


def test_the_demonstration_s_phones_are_taken_only_there(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(ValidationError):
        phones.normal("10000000001")


@pytest.mark.parametrize(
    ("phone", "is_mobile"),
    [
        ("13800138000", True),
        ("10000000001", True),
        ("+85261234567", True),
        ("+85221234567", False),
        ("057487654321", False),
        ("057487654321-801", False),
        ("17000000000-1234", False),
        ("4001234567", False),
        ("8008201234", False),
        ("95588", False),
        ("12345", False),
        ("057412345", False),
        ("110", False),
        ("", False),
    ],
)
def test_it_knows_which_phones_messages_reach(phone: str, is_mobile: bool) -> None:
    assert phones.is_mobile(phone) is is_mobile


def test_a_mobile_number_is_grouped_as_it_is_read_aloud():
    assert phones.grouped("10000000031") == "100 0000 0031"
    assert phones.grouped("057412345678") == "057412345678"
    assert phones.grouped("0574-1000000") == "0574-1000000"
