"""Reading bodies: JSON as strictly as it is kept."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

DEEPEST = 20  # levels; the deepest body of ours has five
UNKEPT = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL's text holds no NUL, UTF-8 no half of a character


class StrictJson(JSONParser):
    """No name twice in one object, nothing nested without end, no text that can be neither kept nor shown again."""

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        charset = (parser_context or {}).get("encoding", settings.DEFAULT_CHARSET)
        try:
            text = codecs.getreader(charset)(stream).read()
            value = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number)
        except (ValueError, LookupError) as broken:
            raise ParseError(_("This is no JSON: %(why)s") % {"why": ascii(str(broken))[1:-1]}) from broken
        except RecursionError as deep:
            raise ParseError(_nested()) from deep
        _require_readable(value)
        return value


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ParseError(_("An object says the same name twice."))
    return value


def _no_number(word: str) -> None:
    raise ValueError(word)


def _require_readable(value: Any) -> None:
    level = [value]
    for _level in range(DEEPEST):
        if not level:
            return
        if any(isinstance(part, str) and not _can_be_kept(part) for part in level):
            raise ParseError(_("A text holds a NUL or half a character."))
        level = [inner for part in level for inner in _parts(part)]
    raise ParseError(_nested())


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        yield from value
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _can_be_kept(text: str) -> bool:
    return UNKEPT.search(text) is None


def _nested() -> str:
    return _("The body is nested more than %(n)d levels deep.") % {"n": DEEPEST}
