"""What must be so of a relationship, a field, a formula or a name in a document, so that it acts on nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mediation.inspection.harmful import AUTOMATIC, FIELDS, FUNCTIONS, LINKS, RELATIONS
from mediation.inspection.verdicts import Unfit, Why

LONGEST = 32_768  # characters of a field or a formula; Excel itself takes 8,192
QUOTED = re.compile(r'"[^"]*+"?')
WORD = re.compile(r"[A-Z0-9_.]++")
#: Another book, another program, an address.
OUTSIDE = re.compile(
    r"\[\d++\](?=[\w!'])|\[[^\[\]]{1,255}\.[A-Z]{2,4}\]|\||://|\\\\", re.A
)  # a book, a program, an address
YES = frozenset({"1", "true", "on"})


def require(is_harmless: bool) -> None:
    if not is_harmless:
        raise Unfit(Why.ACTS)


def longer(before: str, text: str) -> str:
    require(len(before) + len(text) <= LONGEST)
    return before + text


def require_kept_inside(relation: Mapping[str, str]) -> None:
    """A relationship that leads outside is a link that somebody may press."""
    kind = relation.get("Type", "").rpartition("/")[2].lower()
    require(kind not in RELATIONS)
    if relation.get("TargetMode", "Internal").strip().lower() != "internal":
        require(kind == "hyperlink" and relation.get("Target", "").strip().lower().startswith(LINKS))


def require_shows(instruction: str) -> None:
    """A field is told by its first word (ECMA-376 MarkupPart 1, 17.16.5)."""
    words = instruction.split(None, 2)
    if not words:
        return
    name = "=" if words[0].startswith("=") else words[0].upper()
    require(name in FIELDS)
    if name == "HYPERLINK" and len(words) > 1 and not words[1].startswith("\\l"):
        require(words[1].strip('"“”').lower().startswith(LINKS))


def require_no_macro(name: Mapping[str, str]) -> None:
    """A name that stands for a macro of an old kind, or that runs when the book is opened."""
    require(not any(name.get(key, "").lower() in YES for key in ("function", "vbProcedure", "xlm")))
    require(not name.get("name", "").lower().startswith(AUTOMATIC))


def require_reckons(formula: str) -> None:
    """It reckons with what is in this book: it calls nothing that fetches, and names no other book and no program."""
    bare = QUOTED.sub('""', formula).upper().replace("_XLFN.", "").replace("_XLWS.", "")
    require(FUNCTIONS.isdisjoint(WORD.findall(bare)))
    require(OUTSIDE.search(bare) is None)


def is_inside(address: str) -> bool:
    address = address.strip().lower()
    return address.startswith(("#", "data:image/")) or not (":" in address or address.startswith(("//", "\\")))
