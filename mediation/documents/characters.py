"""What of a text can stand on paper.

Kept: whatever both fonts of the papers can draw, and line breaks. Dropped: what cannot be seen but changes what is
read, such as controls, joiners and turners of direction. A character the fonts lack is neither left blank nor replaced
by another, since it is most often part of a name: its code stands in its place, and the paper asks to write it by hand.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path, serif_path

INVISIBLE = {"Cc", "Cf", "Cs"}
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SELECTORS = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)


@cache
def drawn() -> frozenset[int]:
    with TTFont(serif_path(), lazy=True) as serif, TTFont(sans_path(), lazy=True) as sans:
        return frozenset(serif.getBestCmap()) & frozenset(sans.getBestCmap())


def visible(text: str) -> str:
    return "".join(_visible(character) for character in LINE_END.sub("\n", text))


def visible_throughout(data: Any) -> Any:
    match data:
        case str():
            return visible(data)
        case dict():
            return {name: visible_throughout(value) for name, value in data.items()}
        case list() | tuple():
            return [visible_throughout(value) for value in data]
    return data


def is_complete(text: str) -> bool:
    """Whether nothing of it will have to be written by hand."""
    return not any(_is_missing(character) for character in text)


def _visible(character: str) -> str:
    if character == "\n" or ord(character) in drawn():
        return "" if _is_invisible(character) else character
    if _is_missing(character):
        return f"〔U+{ord(character):04X}〕"
    return " " if _is_space(character) else ""


def _is_missing(character: str) -> bool:
    return not (ord(character) in drawn() or _is_invisible(character) or _is_space(character))


def _is_space(character: str) -> bool:
    return character.isspace()


def _is_invisible(character: str) -> bool:
    is_control = unicodedata.category(character) in INVISIBLE and not _is_space(character)
    return is_control or any(ord(character) in each for each in SELECTORS)
