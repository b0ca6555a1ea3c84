"""The encrypted field on a real table: what stands in the column, and who can read it."""

import pytest
from django.db import connection

from accounts.fields import vault
from accounts.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


def column(name: str, person: Person) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM accounts_person WHERE id = %s", [person.pk])  # noqa: S608
        value: str = cursor.fetchone()[0]
    return value


def test_the_column_holds_ciphertext_and_the_attribute_reads_plain() -> None:
    person = factories.person(factories.centre(), phone="10000000001", address="中河街道 1 号")
    assert column("phone", person).startswith("2:")
    read = Person.objects.get(pk=person.pk)
    assert (read.phone, read.address) == ("10000000001", "中河街道 1 号")


def test_it_decrypts_nothing_that_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.person(factories.centre(), phone="10000000001")
    monkeypatch.setattr(vault, "unseal", lambda *args, **kwargs: pytest.fail("decrypted"))
    assert Person.objects.get().name == "李素珍"


def test_saving_an_unread_row_keeps_its_ciphertext() -> None:
    person = factories.person(factories.centre(), phone="10000000001")
    before = column("phone", person)
    Person.objects.get(pk=person.pk).save()
    assert column("phone", person) == before


def test_a_deferred_value_is_fetched_and_decrypted() -> None:
    factories.person(factories.centre(), phone="10000000001")
    assert Person.objects.defer("phone").get().phone == "10000000001"


def test_ciphertext_moved_to_another_row_does_not_decrypt() -> None:
    centre = factories.centre()
    person = factories.person(centre, phone="10000000001")
    other = factories.person(centre, "王强", phone="10000000002")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_person SET phone = (SELECT phone FROM accounts_person WHERE id = %s) WHERE id = %s",
            [person.pk, other.pk],
        )
    with pytest.raises(vault.Unreadable):
        _ = Person.objects.get(pk=other.pk).phone


def test_ciphertext_moved_to_another_column_does_not_decrypt() -> None:
    person = factories.person(factories.centre(), phone="10000000001", address="中河街道 1 号")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_person SET address = phone WHERE id = %s", [person.pk])
    with pytest.raises(vault.Unreadable):
        _ = Person.objects.get(pk=person.pk).address


def test_nothing_is_searched_or_updated_by_plain_text() -> None:
    factories.person(factories.centre(), phone="10000000001")
    with pytest.raises(TypeError, match="blind index"):
        Person.objects.filter(phone="10000000001").exists()
    with pytest.raises(TypeError, match="blind index"):
        Person.objects.update(phone="10000000001")


def test_the_empty_string_stays_empty() -> None:
    person = factories.person(factories.centre())
    assert column("phone", person) == ""
    assert Person.objects.get(pk=person.pk).phone == ""
