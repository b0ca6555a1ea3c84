"""The project as a whole: what no single module can promise."""

from importlib.metadata import version
from itertools import chain

import pytest
from django.core.management import call_command

from mediation.config import servers


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_every_requirement_names_the_exact_version_that_is_installed():
    files = [servers.ROOT / name for name in ("requirements.txt", "requirements-dev.txt")]
    lines = chain.from_iterable(file.read_text().splitlines() for file in files)
    named = [line.partition("#")[0].strip() for line in lines if line[:1].isalpha()]
    installed = {name: f"{name}=={version(name.partition('[')[0].partition('=')[0])}" for name in named}
    wrong = [name for name, found in installed.items() if name.partition("==")[2] != found.rpartition("==")[2]]
    assert wrong == []
