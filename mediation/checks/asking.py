"""What checks ask of a database."""

from django.db import connections
from django.db.models import Model


def has(model: type[Model], alias: str) -> bool:
    """Before the first migration there is no table to ask."""
    return model._meta.db_table in connections[alias].introspection.table_names()
