import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from accounts.fields import vault

OLD = "old:" + base64.b64encode(b"o" * 32).decode()
NEW = "new:" + base64.b64encode(b"n" * 32).decode()


@pytest.fixture(autouse=True)
def _keys(settings: Settings) -> None:
    settings.VAULT_KEYS = OLD


def test_what_was_sealed_opens_in_its_context() -> None:
    sealed = vault.seal("10000000001", context="row:phone")
    assert sealed.startswith("old:")
    assert "10000000001" not in sealed
    assert vault.unseal(sealed, context="row:phone") == "10000000001"


def test_the_same_text_never_looks_the_same() -> None:
    assert vault.seal("x", context="c") != vault.seal("x", context="c")


def test_another_context_does_not_open_it() -> None:
    with pytest.raises(vault.Unreadable):
        vault.unseal(vault.seal("x", context="row:phone"), context="row:address")


def test_the_first_key_seals_and_every_key_opens(settings: Settings) -> None:
    before = vault.seal("x", context="c")
    settings.VAULT_KEYS = f"{NEW}, {OLD}"
    assert vault.unseal(before, context="c") == "x"
    assert not vault.is_current(before)
    assert vault.is_current(vault.seal("x", context="c"))


def test_a_key_that_is_gone_is_said_so_and_ciphertext_is_never_returned(settings: Settings) -> None:
    sealed = vault.seal("x", context="c")
    settings.VAULT_KEYS = NEW
    with pytest.raises(vault.Unreadable, match="no key 'old'"):
        vault.unseal(sealed, context="c")


@pytest.mark.parametrize("broken", ["old:AAAA", "old:", "plain text", "", "old:!!!"])
def test_what_was_never_sealed_does_not_open(broken: str) -> None:
    with pytest.raises(vault.Unreadable):
        vault.unseal(broken, context="c")


@pytest.mark.parametrize("spec", ["", "short:QUJD", ":" + base64.b64encode(b"o" * 32).decode()])
def test_keys_that_are_none_are_refused(settings: Settings, spec: str) -> None:
    settings.VAULT_KEYS = spec
    with pytest.raises(ImproperlyConfigured):
        vault.seal("x", context="c")


def test_two_purposes_never_share_an_index(settings: Settings) -> None:
    phone = vault.blind_index("1", purpose="phone")
    assert phone == vault.blind_index("1", purpose="phone")
    assert phone != vault.blind_index("1", purpose="document")
    settings.INDEX_KEY = "another"
    assert phone != vault.blind_index("1", purpose="phone")


def test_nothing_has_no_index() -> None:
    assert vault.blind_index("", purpose="phone") == ""


def test_a_file_opens_in_its_context_and_in_no_other() -> None:
    sealed = vault.seal_bytes(b"\x00slip:\xff", context="row:content")
    assert sealed.startswith(b"old:")
    assert b"slip" not in sealed
    assert vault.unseal_bytes(sealed, context="row:content") == b"\x00slip:\xff"
    for wrong in (sealed[:-1] + bytes([sealed[-1] ^ 1]), sealed.replace(b"old:", b"gone:"), b""):
        with pytest.raises(vault.Unreadable):
            vault.unseal_bytes(wrong, context="row:content")
    with pytest.raises(vault.Unreadable):
        vault.unseal_bytes(sealed, context="other:content")
