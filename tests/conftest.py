"""Fixtures of every test. The plugin `local.testing` brings the servers and the database."""

from collections.abc import Generator, Iterator

import pytest
from django.conf import settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from local import databases_of_tests
from tests import description


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """A test in which the API answers otherwise than it is described fails, whatever else it asks."""
    with description.held_against() as differences:
        outcome = yield
    assert not differences, "answers that are described otherwise:\n" + "\n".join(differences)
    return outcome


@pytest.fixture(scope="session")
def django_db_setup(running_servers: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """The database of this run, in place of the one that pytest-django would make as the application's role."""
    with django_db_blocker.unblock(), databases_of_tests.database_of_this_run():
        yield


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    """Each test begins in the language of the pages, whatever the one before asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
