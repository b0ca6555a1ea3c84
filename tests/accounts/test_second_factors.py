"""A copy of the database signs nobody in, by whatever way."""

import base64

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.db import connection
from django.test import Client
from pytest_django import Settings

from accounts import rotation, second_factors
from accounts.models import User
from local import databases_of_tests

PASSWORD = "lake-and-paper-1"
NEW = "new:" + base64.b64encode(b"n" * 32).decode()


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(counters())))


@pytest.fixture
def seeds() -> tuple[str, list[str]]:
    """The seed of somebody's authenticator app, and their recovery codes."""
    user = User.objects.create_user("N0101", PASSWORD, name="林佳")
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret, RecoveryCodes.activate(user).generate_codes()


def everything() -> str:
    """Every row of every table as text, as a copy of the database has it."""
    with databases_of_tests.administrator(connection.settings_dict["NAME"]) as admin:
        tables = admin.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'").fetchall()
        rows = [admin.execute(f"SELECT t::text FROM {name} t").fetchall() for (name,) in tables]  # noqa: S608
    return "\n".join(text for table in rows for (text,) in table)


@pytest.mark.django_db(transaction=True)
def test_a_copy_of_the_database_holds_nothing_that_signs_anybody_in(seeds: tuple[str, list[str]]) -> None:
    secret, recovery_codes = seeds
    seed = second_factors.unseal(Authenticator.objects.get(type="recovery_codes").data["seed"])
    half_way, inside, adding = Client(), Client(), Client()
    half_way.post("/account/login/", {"login": "N0101", "password": PASSWORD})
    inside.force_login(User.objects.get())
    other = User.objects.create_user("N0102", PASSWORD, name="周小满")
    adding.force_login(other)
    adding.post("/account/reauthenticate/", {"password": PASSWORD})
    planned = adding.get("/account/2fa/totp/activate/").context["form"].secret
    keys = [client.cookies["sessionid"].value for client in (half_way, inside, adding)]
    copy = everything()
    assert "N0101" in copy
    for secret_text in (secret, seed, planned, *recovery_codes, *keys, PASSWORD):
        assert secret_text not in copy


@pytest.mark.django_db
def test_codes_are_still_right_after_being_sealed(seeds: tuple[str, list[str]]) -> None:
    secret, recovery_codes = seeds
    app, recovery = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))
    assert not app.wrap().validate_code("000000" if code_of(secret) != "000000" else "111111")
    assert app.wrap().validate_code(code_of(secret))
    assert recovery.wrap().validate_code(recovery_codes[3])
    assert not recovery.wrap().validate_code(recovery_codes[3])


@pytest.mark.django_db
def test_what_stood_in_clear_is_sealed_and_still_right(seeds: tuple[str, list[str]]) -> None:
    secret, recovery_codes = seeds
    Authenticator.objects.filter(type="totp").update(data={"secret": secret})
    seed = second_factors.unseal(Authenticator.objects.get(type="recovery_codes").data["seed"])
    Authenticator.objects.filter(type="recovery_codes").update(data={"seed": seed, "used_mask": 1})
    assert second_factors.seal_rows() == 2
    assert second_factors.seal_rows() == 0
    app, recovery = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))
    assert secret not in str(app.data)
    assert app.wrap().validate_code(code_of(secret))
    assert recovery.wrap().get_unused_codes() == recovery_codes[1:]


@pytest.mark.django_db
def test_a_retired_key_takes_no_second_factor_with_it(seeds: tuple[str, list[str]], settings: Settings) -> None:
    secret, _ = seeds
    settings.VAULT_KEYS = f"{NEW},{settings.VAULT_KEYS}"
    assert rotation.reseal_everything()["mfa.Authenticator"] == 2
    settings.VAULT_KEYS = NEW
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret))


@pytest.mark.django_db
@pytest.mark.parametrize("planted", ["JBSWY3DPEHPK3PXP", "1:bm90IG9mIHRoaXMgdmF1bHQsIG5vdCBvZiB0aGlzIHZhdWx0"])
def test_a_seed_that_somebody_wrote_into_the_database_is_never_right(
    seeds: tuple[str, list[str]], planted: str
) -> None:
    Authenticator.objects.filter(type="totp").update(data={"secret": planted})
    assert not Authenticator.objects.get(type="totp").wrap().validate_code(code_of("JBSWY3DPEHPK3PXP"))


@pytest.mark.django_db
@pytest.mark.parametrize("between", ["", " ", "-", "\u3000"])
def test_a_code_of_an_app_may_stand_in_groups_and_in_full_width(seeds: tuple[str, list[str]], between: str) -> None:
    secret, recovery_codes = seeds
    digits = code_of(secret).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    for code in (f" {digits[:3]}{between}{digits[3:]} ", f"{recovery_codes[0][:4]}{between}{recovery_codes[0][4:]}"):
        browser = Client()
        browser.post("/account/login/", {"login": "N0101", "password": PASSWORD})
        assert browser.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
        assert "_auth_user_id" in browser.session
