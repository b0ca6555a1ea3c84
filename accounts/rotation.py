"""Retiring a key of the vault: what was encrypted under an older one is encrypted again under the current one."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Substr

from accounts import second_factors
from accounts.fields import EncryptedBinaryField, EncryptedTextField, Sealed, vault

HEAD = 80  # bytes: the id of the key stands in them


def reseal_everything() -> dict[str, int]:
    """Every table that has encrypted fields, and how many of its rows had to be encrypted again.

    Row by row, each locked for a moment, so that the system goes on meanwhile. Running it again does nothing. Once it
    has said 0 everywhere, the older keys can leave ``VAULT_KEYS``.
    """
    resealed = {}
    for model in apps.get_models():
        fields = [field.attname for field in model._meta.get_fields() if isinstance(field, EncryptedTextField)]
        files = [field.attname for field in model._meta.get_fields() if isinstance(field, EncryptedBinaryField)]
        if fields:
            resealed[model._meta.label] = _reseal(model, fields)
        if files:
            resealed[model._meta.label] = sum(_reseal_row(model, files, pk) for pk in _stale_files(model, files))
    resealed["mfa.Authenticator"] = second_factors.seal_rows()
    return resealed


def _reseal(model: type[models.Model], fields: list[str]) -> int:
    rows = model._default_manager.values_list("pk", *fields).iterator()
    return sum(_reseal_row(model, fields, pk) for pk, *values in rows if _is_stale(values))


def _stale_files(model: type[models.Model], files: list[str]) -> Iterator[object]:
    """Rows with a file under an older key; of the files themselves only the first bytes are read."""
    heads = {f"{name}_head": Substr(name, 1, HEAD, output_field=models.BinaryField()) for name in files}
    for pk, *heads_of_row in model._default_manager.annotate(**heads).values_list("pk", *heads).iterator():
        if not all(vault.is_current(bytes(head).decode("ascii", "replace")) for head in heads_of_row if head):
            yield pk


def _is_stale(values: list[str]) -> bool:
    return any(isinstance(value, Sealed) and not vault.is_current(value) for value in values)


@transaction.atomic
def _reseal_row(model: type[models.Model], fields: list[str], pk: object) -> int:
    row = model._default_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    for name in fields:
        setattr(row, name, getattr(row, name))
    row.save(update_fields=fields)
    return 1
