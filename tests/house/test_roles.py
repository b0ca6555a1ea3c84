"""The application's role may use the tables and nothing more."""

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection

pytestmark = pytest.mark.django_db


def ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def test_it_connects_as_the_role_that_settings_name():
    assert ask("SELECT current_user") == settings.DATABASES["default"]["USER"] == "mediation_app"


def test_it_is_neither_superuser_nor_above_row_security():
    assert (
        ask(
            "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        is False
    )


def test_it_owns_nothing():
    assert ask("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user") == 0


def test_it_cannot_make_a_table():
    with pytest.raises(ProgrammingError, match="permission denied"):
        ask("CREATE TABLE mine ()")


def test_its_owner_is_another_role():
    assert ask("SELECT tableowner FROM pg_tables WHERE tablename = 'django_migrations'") == "mediation_owner"


def test_text_is_ordered_and_folded_the_same_on_every_machine():
    assert (
        ask("SELECT concat(datlocprovider, ' ', datlocale) FROM pg_database WHERE datname = current_database()")
        == "b C.UTF-8"
    )


@pytest.mark.parametrize("extension", ["btree_gin", "btree_gist", "pg_trgm"])
def test_extensions_are_there(extension):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [extension])
        assert cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_it_cannot_empty_a_table_at_once():
    assert ask("SELECT bool_or(has_table_privilege(oid, 'TRUNCATE')) FROM pg_class WHERE relkind = 'r'") is False
