"""Every page of an account answers whoever comes, whatever they send: nothing is an error of ours."""

import time
from typing import Any

import pytest
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "lake-and-paper-1"
ANSWERS_OF_NO_KEY = [
    "",
    "x",
    "null",
    "3",
    "[]",
    "{}",
    '{"id": 1}',
    '{"id": "aa", "rawId": "aa", "type": "public-key", "response": null}',
    '{"id": "aa", "rawId": "aa", "type": "public-key", "response": {"clientDataJSON": "aa",'
    ' "attestationObject": "aa"}}',
    '{"id": "aa", "rawId": "aa", "type": "public-key", "response": {"clientDataJSON": "aa",'
    ' "authenticatorData": "aa", "signature": "aa"}}',
    '{"id": "\u4e00", "rawId": ["aa"], "type": "public-key", "response": {"clientDataJSON": {"a": 1}}}',
]
PAGES = [
    "/account/login/",
    "/account/logout/",
    "/account/inactive/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/2fa/",
    "/account/2fa/authenticate/",
    "/account/2fa/reauthenticate/",
    "/account/2fa/trust/",
    "/account/2fa/totp/activate/",
    "/account/2fa/totp/deactivate/",
    "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/",
    "/account/2fa/recovery-codes/download/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/webauthn/reauthenticate/",
    "/account/2fa/webauthn/keys/{key}/edit/",
    "/account/2fa/webauthn/keys/{key}/remove/",
    "/account/2fa/webauthn/keys/999999/edit/",
]


@pytest.fixture
def clerk() -> User:
    user = factories.user()
    user.set_password(PASSWORD)
    user.save()
    return user


def key_of(user: User) -> Authenticator:
    """A hardware key as it stands in a row; it is never asked for an answer here."""
    data = {"name": "蓝色钥匙", "credential": {}}
    return Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)


def came_in(user: User) -> Client:
    """Signed in a moment ago, and with the password."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return client


def forms(path: str) -> list[dict[str, Any]]:
    if "webauthn" not in path:
        return [{}, {"code": "\x00一", "password": "x" * 5000, "login": "x" * 5000}]
    return [{}, *({"name": "钥匙", "credential": answer} for answer in ANSWERS_OF_NO_KEY)]


@pytest.mark.parametrize("has_app", [False, True])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_one_s_account_is_never_an_error_of_ours(clerk: User, path: str, has_app: bool) -> None:
    client = came_in(clerk)
    key = Authenticator(pk=0)
    if has_app:
        TOTP.activate(clerk, generate_totp_secret())
        RecoveryCodes.activate(clerk)
    if "keys" in path or path.endswith("webauthn/"):
        key = key_of(clerk)
    address = path.format(key=key.pk)
    assert client.get(address).status_code < 500
    for form in forms(path):
        assert client.post(address, form).status_code < 500


def test_the_hardware_keys_are_listed_by_their_names(clerk: User) -> None:
    client = came_in(clerk)
    assert "尚未添加硬件密钥" in client.get("/account/2fa/webauthn/").content.decode()
    key_of(clerk)
    assert "蓝色钥匙" in client.get("/account/2fa/webauthn/").content.decode()


@pytest.mark.parametrize("answer", ANSWERS_OF_NO_KEY[1:])
def test_what_is_no_answer_of_a_key_adds_none_and_says_so(clerk: User, answer: str) -> None:
    page = came_in(clerk).post("/account/2fa/webauthn/add/", {"name": "k", "credential": answer})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Authenticator.objects.exists()
