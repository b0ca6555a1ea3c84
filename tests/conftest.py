"""Fixtures of every test. The plugin `local.testing` brings the servers and the database."""

from collections.abc import Generator, Iterator

import pytest
from django.conf import settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from local import testing


@pytest.fixture(scope="session")
def django_db_setup(running_servers: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """The database of this run, in place of the one that pytest-django would make as the application's role."""
    with django_db_blocker.unblock(), testing.database_of_this_run():
        yield


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    """Each test begins in the language of the pages, whatever the one before asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
