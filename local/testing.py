"""pytest plugin (`-p local.testing`): tests run on real servers of their own under `.data/test`.

The cluster is the production shape but for fsync. Each run gets a database of its own, copied from a migrated template
that is made anew only when a migration changed. Tables are migrated by the owner's role; tests connect as the
application's, with the rights of production. What a transactional test leaves, the superuser removes.

Tests never touch the servers of DATABASE_URL and REDIS_URL.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from django.conf import settings

from local import servers
from mediation.config import addresses

WHERE = addresses.Folder(addresses.folder().path / "test", durable=False)
NAME = f"test_mediation_{os.getpid()}"
KEYS = {
    "SECRET_KEY": "tests-" * 10,
    "VAULT_KEYS": "2:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=,1:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=",
    "INDEX_KEY": "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=",
    "RECEIPT_KEY": "Nzg5YWJjZGVmMDEyMzQ1NjAxMjM0NTY3ODlhYmNkZWY=",
    "DISCOVERY_KEYS": "1:OTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTBmZWRjYmE=",
    "IDENTITY_KEYS": "1:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=",
}


def environment(database: str) -> dict[str, str]:
    """What a process must be told to work on this database of the test cluster."""
    return {
        "DATABASE_URL": WHERE.database_url(addresses.APPLICATION, database),
        "DATABASE_OWNER_URL": WHERE.database_url(addresses.OWNER, database),
        "REDIS_URL": WHERE.redis_url,
        "DATA_DIR": str(WHERE.path),
        "ANCHORS": str(anchors_of(database)),
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "mediation.config.settings",
        **KEYS,
    }


def anchors_of(database: str) -> Path:
    """Of each database its own: those of another run would say that this one was loaded from a backup."""
    return WHERE.path / "anchors-of" / database


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None]:
    """Before Django's settings are read."""
    os.environ.update(environment(NAME))
    return (yield)


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def running_servers() -> None:
    servers.ensure(WHERE)
