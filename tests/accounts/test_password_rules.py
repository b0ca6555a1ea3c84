"""What is taken as a password and what is not, each with the rule that says no."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import User
from accounts.password_rules import NoPattern, NothingAboutOneself, NothingCommon
from tests import factories

LIN = User(staff_number="yz-clerk1", name="林佳慧")


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "AaAaAaAaAaAa",
        "121212121212",
        "abcabcabcabc",
        "qwertyqwerty",
        "天天天天天天天天天天天天",
        "123456789012",
        "abcdefghijkl",
        "qwertyuiopas",
        "1234567890ab",
        "zxcvbnmasdfg",
        "lkjhgfdsapoi",
        "111222333444",
        "abcdef654321",
    ],
)
def test_what_repeats_itself_or_runs_along_a_row_is_no_password(password: str) -> None:
    with pytest.raises(ValidationError):
        NoPattern().validate(password)


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "P@ssw0rd1234",
        "iloveyou2026",
        "Tiaojie2026!!",
        "tiaojiezhongxin",
        "admin@123456",
        "maodun888888",
    ],
)
def test_what_is_tried_first_is_no_password(password: str) -> None:
    with pytest.raises(ValidationError):
        NothingCommon().validate(password)


@pytest.mark.parametrize(
    "password",
    [
        "yz-clerk1234",
        "YZ-CLERK1-2026",
        "linjiahui1990",
        "LinJiaHui@123",
        "jiahuilin2026",
        "jiahui123456",
        "林佳慧林佳慧1990",
        "clerk1clerk1",
        "ljh123456789",
    ],
)
def test_what_is_about_its_owner_is_no_password(password: str) -> None:
    with pytest.raises(ValidationError):
        NothingAboutOneself().validate(password, LIN)


@pytest.mark.parametrize(
    "password",
    [
        "lake-and-paper-1",
        "seven-grey-herons",
        "c7qf-2m3a-k4xd",
        "四明山上种了三棵茶树呀",
        "Xq7!mzR2vLp9",
        "correct horse battery staple",
        "my sister plays clerk in a film",
    ],
)
def test_what_is_long_and_new_is_taken(password: str) -> None:
    padded = password if len(password) >= 12 else password + "，真的"
    validate_password(padded, LIN)


def test_eleven_characters_are_too_few() -> None:
    with pytest.raises(ValidationError) as short:
        validate_password("Xq7!mzR2vLp", LIN)
    assert [error.code for error in short.value.error_list] == ["password_too_short"]


@pytest.mark.django_db
def test_the_rule_stands_beside_the_field_and_the_old_password_stays() -> None:
    user = factories.user()
    user.set_password("lake-and-paper-1")
    user.save()
    client = Client()
    client.force_login(user)
    page = client.get("/account/password/change/").content.decode()
    assert "键盘" in page
    sent = {"oldpassword": "lake-and-paper-1", "password1": "aaaaaaaaaaaa", "password2": "aaaaaaaaaaaa"}
    refused = client.post("/account/password/change/", sent).context["form"]
    assert list(refused.errors) == ["password1"]
    user.refresh_from_db()
    assert user.check_password("lake-and-paper-1")
