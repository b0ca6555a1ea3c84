"""`make messages` and its check: collect the message ids of our code, keep the Chinese catalogue, compile it.

A comment that begins with "Translators:", on the line above a message in Python or in a template, goes into the
catalogue with it; of several messages on that line it is the first's.

    python -m tests.house.catalogue            collect, merge, compile
    python -m tests.house.catalogue --check    fail when a message is missing, untranslated or not compiled

Ids are English sentences, so English needs no catalogue. Works without gettext's programs.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
SOURCES = ("accounts", "windows", "mediation", "templates")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
WRITTEN_AT = datetime(2026, 11, 1, tzinfo=UTC)  # the compiled file names a moment; always the same one
PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")


def source(file: Path) -> str:
    """Python as it is; a template as the calls of gettext that Django makes of it, one to a line, unindented."""
    text = file.read_text()
    if file.suffix == ".py":
        return text
    return "\n".join(line.strip() for line in templatize(text, str(file)).splitlines())


def files() -> Iterator[Path]:
    for folder in SOURCES:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in {".py", ".html", ".txt"} and "migrations" not in file.parts:
                yield file


def collected() -> Catalog:
    catalog = Catalog(locale="zh_Hans", charset="utf-8")
    for file in files():
        where = str(file.relative_to(ROOT))
        content = io.BytesIO(source(file).encode())
        for line, function, message, comments in extract_python(content, list(KEYWORDS), ["Translators:"], {}):
            add(catalog, KEYWORDS[function], message, (where, line), comments)
    return catalog


def add(catalog: Catalog, spec: tuple | None, message: object, where: tuple[str, int], comments: list[str]) -> None:
    arguments = message if isinstance(message, tuple) else (message,)
    context, ids = None, []
    for place in spec or (1,):
        number = place if isinstance(place, int) else place[0]
        value = arguments[number - 1] if len(arguments) >= number else None
        if not isinstance(value, str) or not value:
            return  # not a literal: the id stands where it is made
        if isinstance(place, int):
            ids.append(value)
        else:
            context = value
    file, line = where
    catalog.add(
        tuple(ids) if len(ids) > 1 else ids[0], context=context, locations=[(file, line)], auto_comments=comments
    )


def known() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(locale="zh_Hans", charset="utf-8")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def merged() -> Catalog:
    """What is translated already, with exactly the messages that the code has now; nothing is guessed."""
    catalog = known()
    catalog.update(collected(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def as_po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=120, sort_by_file=True, include_lineno=False, omit_header=True)
    header = 'msgid ""\nmsgstr ""\n"Language: zh_Hans\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return f'{header}"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'.encode() + out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def faults(catalog: Catalog) -> Iterator[str]:
    """Messages without a translation, marked fuzzy, or whose places (%(name)s, {}) differ from the id's."""
    for message in catalog:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(strings):
            yield f"not translated: {ids[0]}"
        elif message.fuzzy:
            yield f"fuzzy: {ids[0]}"
        elif set(PLACES.findall(ids[-1])) != set(PLACES.findall(strings[-1])):
            yield f"other places than the id's: {ids[0]}"


def compiled(catalog: Catalog) -> bytes:
    """Through the text, so that it depends on nothing but what stands in the .po file; not on the minute either."""
    written = read_po(io.BytesIO(as_po(catalog)), locale="zh_Hans")
    written.creation_date = WRITTEN_AT
    return as_mo(written)


def check() -> list[str]:
    """What is wrong with the catalogue as it stands; empty when it is complete and compiled."""
    now = merged()
    wrong = list(faults(now))
    if not CATALOGUE.exists() or CATALOGUE.read_bytes() != as_po(now):
        wrong.append(f"{CATALOGUE.relative_to(ROOT)} is not what the code asks for: run make messages")
    mo = CATALOGUE.with_suffix(".mo")
    if not mo.exists() or mo.read_bytes() != compiled(now):
        wrong.append(f"{mo.relative_to(ROOT)} is not compiled from it: run make messages")
    return wrong


def write() -> None:
    catalog = merged()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(as_po(catalog))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalog))


def main() -> int:
    checking = "--check" in sys.argv
    if not checking:
        write()
    wrong = check() if checking else list(faults(merged()))
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    return 1 if checking and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
