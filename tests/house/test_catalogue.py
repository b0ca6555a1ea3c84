"""The compiled catalogue depends on the written one and on nothing else."""

import gettext
import io

from tests.house import catalogue


def test_it_compiles_to_the_same_file_at_every_minute():
    compiled = catalogue.compiled(catalogue.known())
    assert gettext.GNUTranslations(io.BytesIO(compiled)).info()["pot-creation-date"] == "2026-11-01 00:00+0000"
