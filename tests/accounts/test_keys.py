"""A wrong key is known before it is used: by its check value, or by a row that it does not open."""

import base64
import os
import subprocess
import sys

import pytest
from django.db import connection
from pytest_django import Settings

from accounts import connecting, keys
from accounts.models import KeyCheck
from local import testing
from mediation.config import addresses
from tests import factories

pytestmark = pytest.mark.django_db
A, B = (base64.b64encode(letter * 32).decode() for letter in (b"a", b"b"))


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "CHECKED", set())


def test_migrating_keeps_a_check_value_of_every_key() -> None:
    assert dict(KeyCheck.objects.values_list("name", "value")) == keys.check_values()
    assert {"VAULT_KEYS 1", "VAULT_KEYS 2", "INDEX_KEY", "RECEIPT_KEY", "IDENTITY_KEYS 1"} <= keys.check_values().keys()


@pytest.mark.parametrize("name", ["VAULT_KEYS", "INDEX_KEY", "RECEIPT_KEY", "DISCOVERY_KEYS", "IDENTITY_KEYS"])
def test_a_wrong_key_is_refused_and_no_connection_is_left(name: str, settings: Settings) -> None:
    listed = name in keys.LISTS
    setattr(settings, name, f"1:{A}" if listed else A)
    another = connection.copy()
    with pytest.raises(keys.WrongKey, match=f"Not the keys of this database: {name}{' 1' if listed else ''}. "):
        another.ensure_connection()
    assert another.connection is None
    with pytest.raises(keys.WrongKey):
        another.cursor()


def test_a_new_key_leaves_its_value_at_its_first_use(settings: Settings) -> None:
    settings.VAULT_KEYS = f"next:{A},{settings.VAULT_KEYS}"
    keys.require_right_keys(connection)
    assert KeyCheck.objects.filter(name="VAULT_KEYS next").exists()
    settings.VAULT_KEYS = f"next:{B}"
    with pytest.raises(keys.WrongKey, match="VAULT_KEYS next"):
        keys.require_right_keys(connection)


def test_a_database_from_before_the_values_takes_only_the_key_that_opens_its_rows(settings: Settings) -> None:
    settings.VAULT_KEYS = f"former:{A}"
    factories.person(factories.centre(), phone="10000000001")
    settings.VAULT_KEYS = f"former:{B}"
    with pytest.raises(keys.WrongKey, match="VAULT_KEYS former"):
        keys.require_right_keys(connection)
    assert not KeyCheck.objects.filter(name="VAULT_KEYS former").exists()
    settings.VAULT_KEYS = f"former:{A}"
    keys.require_right_keys(connection)
    assert KeyCheck.objects.filter(name="VAULT_KEYS former").exists()


def test_a_database_from_before_the_values_takes_only_the_key_that_made_its_indexes(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.person(factories.centre(), phone="10000000001")
    before = dict(KeyCheck.objects.exclude(name="INDEX_KEY").values_list("name", "value"))
    monkeypatch.setattr(keys, "_kept", lambda _connection: before)
    keys.require_right_keys(connection)
    monkeypatch.setattr(keys, "CHECKED", set())
    settings.INDEX_KEY = A
    with pytest.raises(keys.WrongKey, match="INDEX_KEY"):
        keys.require_right_keys(connection)


def test_a_server_that_is_too_old_is_refused_in_a_sentence() -> None:
    with pytest.raises(connecting.TooOld, match=r"This is PostgreSQL 17; 18 is the least that serves here\."):
        connecting.require_version(17_00_09)
    connecting.require_version(18_00_00)


CELERY = ("celery", "-A", "mediation.config.celery", "worker", "--pool", "solo")
WEB = ("gunicorn", "--config", "mediation/config/web_server.py", "--bind", "127.0.0.1:0", "mediation.config.wsgi")


@pytest.mark.parametrize("program", [WEB, CELERY], ids=lambda words: words[0])
def test_with_a_wrong_key_nothing_starts(program: tuple[str, ...]) -> None:
    wrong = testing.environment(testing.NAME) | {"VAULT_KEYS": f"1:{A}"}
    started = subprocess.run(
        [sys.executable, "-m", *program],
        env=os.environ | wrong,
        cwd=addresses.ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert started.returncode == 3
    assert "Not the keys of this database: VAULT_KEYS 1." in started.stderr
