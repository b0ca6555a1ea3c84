"""Fixtures of every test. The plugin `mediation.config.testing` brings the servers and the database."""

from collections.abc import Generator

import pytest
from pytest_django import DjangoDbBlocker

from mediation.config import testing


@pytest.fixture(scope="session")
def django_db_setup(running_servers: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """The database of this run, in place of the one that pytest-django would make as the application's role."""
    with django_db_blocker.unblock(), testing.database_of_this_run():
        yield
