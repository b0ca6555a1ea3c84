"""Rows by which a wrong key is known before it is used."""

from django.db import models


class KeyCheck(models.Model):
    """The check value of a key: a digest that the key alone makes and that opens nothing.

    ``name``: the setting, and of a list of keys the id, as ``VAULT_KEYS 1``. Written at the key's first right use and
    never changed, so that an id never stands for another key.
    """

    name = models.CharField(primary_key=True, max_length=80)
    value = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name
