"""That this process holds the keys under which its database was written.

A wrong key under a right id would open nothing and write rows that nobody else can open. So each key leaves a check
value (``KeyCheck``) at its first right use, and every process compares its own when it first connects: before it reads
or writes a row. A database from before the check values is asked for a row under that key, which must open.
"""

import hashlib
import hmac
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Substr

from accounts.fields import EncryptedTextField, vault
from accounts.models import KeyCheck, Person
from accounts.unfit import UnfitDatabase

LISTS = ("VAULT_KEYS", "DISCOVERY_KEYS", "IDENTITY_KEYS")  # each "id:base64,id:base64"
SINGLE = ("INDEX_KEY", "RECEIPT_KEY")
SAMPLE = 3  # rows of each column that are tried
CHECKED: set[tuple[object, ...]] = set()  # databases and keys that this process has found right


class WrongKey(UnfitDatabase):
    """A key is not the one that its name stands for in this database: nothing is read and nothing is written."""


def check_values() -> dict[str, str]:
    """The check value of every key of this process, by name."""
    values = {name: _check_value(getattr(settings, name)) for name in SINGLE}
    for name in LISTS:
        for entry in filter(None, getattr(settings, name).split(",")):
            key_id, _, key = entry.strip().partition(":")
            values[f"{name} {key_id}"] = _check_value(key)
    return values


def require_right_keys(connection: BaseDatabaseWrapper) -> None:
    """Compare, once in a process, and keep the values that are new. Raises :class:`WrongKey`."""
    values = check_values()
    place = (connection.settings_dict["HOST"], connection.settings_dict["NAME"], *sorted(values.items()))
    if place in CHECKED or not _has_table(connection):
        return
    kept = _kept(connection)
    new = {name: value for name, value in values.items() if name not in kept}
    wrong = [name for name in new if _is_wrong(name, connection.alias)]
    if not wrong and new:
        checks = [KeyCheck(name=name, value=value) for name, value in new.items()]
        KeyCheck.objects.using(connection.alias).bulk_create(checks, ignore_conflicts=True)
        kept = _kept(connection)
    wrong += [name for name, value in values.items() if kept.get(name, value) != value]
    if wrong:
        raise WrongKey(f"Not the keys of this database: {', '.join(sorted(wrong))}. Give the ones it was written with.")
    CHECKED.add(place)


def _check_value(key: str) -> str:
    return hmac.new(key.encode(), b"check value of a key", hashlib.sha256).hexdigest()


def _has_table(connection: BaseDatabaseWrapper) -> bool:
    """Before the migration that brings it there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [KeyCheck._meta.db_table])
        return bool(cursor.fetchone()[0])


def _kept(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return dict(KeyCheck.objects.using(connection.alias).values_list("name", "value"))


def _is_wrong(name: str, alias: str) -> bool:
    """Whether rows under this key exist and none of those tried fits it; of what stands in no row nobody can say."""
    setting, _, key_id = name.partition(" ")
    if setting == "INDEX_KEY":
        tried = _indexes_fit(alias)
    elif setting == "VAULT_KEYS":
        tried = _rows_open(key_id, alias)
    else:
        return False
    fits = list(tried)
    return bool(fits) and not any(fits)


def _rows_open(key_id: str, alias: str) -> Iterator[bool]:
    head = f"{key_id}:"
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, EncryptedTextField):
                heads = Substr(field.attname, 1, len(head), output_field=models.TextField())
                rows = model._default_manager.using(alias).alias(key_head=heads).filter(key_head=head)
                yield from (_opens(row, field.attname) for row in rows[:SAMPLE])


def _opens(row: models.Model, name: str) -> bool:
    try:
        getattr(row, name)
    except vault.Unreadable:
        return False
    return True


def _indexes_fit(alias: str) -> Iterator[bool]:
    for person in Person.objects.using(alias).exclude(phone_index="")[:SAMPLE]:
        if _opens(person, "phone"):
            yield person.phone_index == vault.blind_index(person.phone, purpose="phone")
