"""The compiled catalogue depends on the written one and on nothing else."""

import gettext
import io

from tests.house import catalogue


def test_it_compiles_to_the_same_file_at_every_minute():
    compiled = catalogue.compiled(catalogue.known())
    assert gettext.GNUTranslations(io.BytesIO(compiled)).info()["pot-creation-date"] == "2026-11-01 00:00+0000"


def test_a_comment_for_translators_goes_with_its_message_from_python_and_from_a_template(tmp_path, monkeypatch):
    (tmp_path / "code.py").write_text('# Translators: of a door\nname = _("Open")\nother = _("Shut")\n')
    (tmp_path / "page.html").write_text('<p>\n  {# Translators: of a shop #}\n  {% translate "Closed" %}</p>\n')
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "files", lambda: [tmp_path / "code.py", tmp_path / "page.html"])
    comments = {message.id: message.auto_comments for message in catalogue.collected() if message.id}
    assert comments == {
        "Open": ["Translators: of a door"],
        "Shut": [],
        "Closed": ["Translators: of a shop"],
    }


def test_a_comment_that_changed_is_stale_until_it_is_collected():
    assert catalogue.CATALOGUE.read_bytes() == catalogue.as_po(catalogue.merged())
    collected = catalogue.collected()
    collected["Owed"].auto_comments = ["Translators: something else"]
    known = catalogue.known()
    known.update(collected, no_fuzzy_matching=True)
    assert b"something else" in catalogue.as_po(known)
