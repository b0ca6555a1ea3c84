import pytest

from accounts.fields.masking import mask_document, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("", ""),
        ("李", "李"),
        ("王强", "王*"),
        ("李素珍", "李*珍"),
        ("欧阳锋", "欧阳*"),
        ("诸葛", "诸*"),
        ("司马相如", "司马*如"),
        ("赵钱孙李", "赵**李"),
        ("阿依古丽·买买提", "阿依古丽·***"),
        ("Maria Silva", "Maria *****"),
        ("Cher", "C***"),
    ],
)
def test_a_name_is_masked(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("", ""),
        ("110", "***"),
        ("13800138000", "138****8000"),
        ("1234567", "***4567"),
        ("+85261234567", "+85*****4567"),
    ],
)
def test_a_phone_shows_its_ends(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("", ""), ("7", "*"), ("E1", "*1"), ("99000019680312002X", "9****************X")],
)
def test_a_document_shows_its_first_and_last_character(number: str, masked: str) -> None:
    assert mask_document(number) == masked
