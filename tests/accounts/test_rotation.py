import base64
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from accounts import rotation
from accounts.models import Person, PersonVersion
from tests import factories

pytestmark = pytest.mark.django_db
NEW = "new:" + base64.b64encode(b"n" * 32).decode()


def test_a_key_is_retired_without_anything_being_lost(settings: Settings) -> None:
    factories.person(factories.centre(), phone="10000000001", address="中河街道 1 号")
    settings.VAULT_KEYS = f"{NEW},{settings.VAULT_KEYS}"
    resealed = rotation.reseal_everything()
    assert (resealed["accounts.Person"], resealed["accounts.PersonVersion"]) == (1, 1)
    settings.VAULT_KEYS = NEW
    for row in (Person.objects.get(), PersonVersion.objects.get()):
        assert (row.phone, row.address, row.document_number) == ("10000000001", "中河街道 1 号", "")


def test_retiring_a_key_is_no_correction(settings: Settings) -> None:
    person = factories.person(factories.centre(), phone="10000000001")
    settings.VAULT_KEYS = f"{NEW},{settings.VAULT_KEYS}"
    rotation.reseal_everything()
    person.refresh_from_db()
    assert (person.version, PersonVersion.objects.count()) == (1, 1)


def test_what_stands_under_the_current_key_is_left_alone() -> None:
    factories.person(factories.centre(), phone="10000000001")
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text FROM accounts_person")
        before = cursor.fetchone()
        assert set(rotation.reseal_everything().values()) == {0}
        cursor.execute("SELECT xmin::text FROM accounts_person")
        assert cursor.fetchone() == before


def test_the_command_says_how_many_rows_it_touched() -> None:
    factories.person(factories.centre(), phone="10000000001")
    out = StringIO()
    call_command("reseal", stdout=out)
    assert "accounts.Person: 0\n" in out.getvalue()
