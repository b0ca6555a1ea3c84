"""What acts by itself in the markup of Word and Excel files (ECMA-376): fields, formulas, links, other files."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mediation.inspection.harmful import (
    AUTOMATIC,
    CONTENTS,
    ELEMENTS,
    FETCHES,
    FIELDS,
    FORMULAS,
    FUNCTIONS,
    LINKS,
    RELATIONS,
)
from mediation.inspection.verdicts import Unfit, Why

DEEPEST = 20  # fields within fields
LONGEST = 32_768  # characters of a field or a formula; Excel itself takes 8,192
QUOTED = re.compile(r'"[^"]*+"?')
WORD = re.compile(r"[A-Z0-9_.]++")
#: Another book, another program, an address.
OUTSIDE = re.compile(
    r"\[\d++\](?=[\w!'])|\[[^\[\]]{1,255}\.[A-Z]{2,4}\]|\||://|\\\\", re.A
)  # a book, a program, an address
YES = frozenset({"1", "true", "on"})


class MarkupPart:
    """Reads one part; raises ``Unfit`` at the first thing that acts."""

    def __init__(self) -> None:
        self.fields: list[str] = [""]  # what stands in fields that are not over, one within another
        self.formula = ""
        self.within = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.lower()
        if name in ELEMENTS:
            raise Unfit(Why.ACTS)
        if name == "relationship":
            _require_kept_inside(attributes)
        elif name in ("override", "default"):
            _require(not any(word in attributes.get("ContentType", "").lower() for word in CONTENTS))
        elif name == "fldchar":
            self._field_char(attributes.get("fldCharType", ""))
        elif name == "fldsimple":
            _require_shows(attributes.get("instr", ""))
        elif name == "definedname":
            _require_no_macro(attributes)
        elif name in FETCHES:
            _require(all(_is_inside(attributes.get(key, "#")) for key in ("src", "href")))
        if name in FORMULAS or name in ("instrtext", "delinstrtext"):
            self.within, self.formula = name, ""

    def text(self, text: str) -> None:
        if not self.within:
            return
        if self.within in FORMULAS:
            self.formula = _longer(self.formula, text)
        else:
            self.fields[-1] = _longer(self.fields[-1], text)

    def end(self, name: str) -> None:
        name = name.lower()
        if name == self.within:
            if name in FORMULAS:
                _require_reckons(self.formula)
            self.within = ""
        elif name in ("p", "document", "hdr", "ftr") and self.fields[0]:
            _require_shows(self.fields[0])
            self.fields[0] = ""

    def _field_char(self, kind: str) -> None:
        if kind == "begin":
            _require(len(self.fields) == 1 or bool(self.fields[-1].strip()))  # else one field makes another one's name
            if len(self.fields) > DEEPEST:
                raise Unfit(Why.UNPACKS)
            self.fields.append("")
        elif len(self.fields) > 1 and kind in ("separate", "end"):
            _require_shows(self.fields[-1]) if self.fields[-1] else None
            if kind == "end":
                self.fields.pop()
            else:
                self.fields[-1] = ""


def _require(is_harmless: bool) -> None:
    if not is_harmless:
        raise Unfit(Why.ACTS)


def _longer(before: str, text: str) -> str:
    _require(len(before) + len(text) <= LONGEST)
    return before + text


def _require_kept_inside(relation: Mapping[str, str]) -> None:
    """A relationship that leads outside is a link that somebody may press."""
    kind = relation.get("Type", "").rpartition("/")[2].lower()
    _require(kind not in RELATIONS)
    if relation.get("TargetMode", "Internal").strip().lower() != "internal":
        _require(kind == "hyperlink" and relation.get("Target", "").strip().lower().startswith(LINKS))


def _require_shows(instruction: str) -> None:
    """A field is told by its first word (ECMA-376 MarkupPart 1, 17.16.5)."""
    words = instruction.split(None, 2)
    if not words:
        return
    name = "=" if words[0].startswith("=") else words[0].upper()
    _require(name in FIELDS)
    if name == "HYPERLINK" and len(words) > 1 and not words[1].startswith("\\l"):
        _require(words[1].strip('"“”').lower().startswith(LINKS))


def _require_no_macro(name: Mapping[str, str]) -> None:
    """A name that stands for a macro of an old kind, or that runs when the book is opened."""
    _require(not any(name.get(key, "").lower() in YES for key in ("function", "vbProcedure", "xlm")))
    _require(not name.get("name", "").lower().startswith(AUTOMATIC))


def _require_reckons(formula: str) -> None:
    """It reckons with what is in this book: it calls nothing that fetches, and names no other book and no program."""
    bare = QUOTED.sub('""', formula).upper().replace("_XLFN.", "").replace("_XLWS.", "")
    _require(FUNCTIONS.isdisjoint(WORD.findall(bare)))
    _require(OUTSIDE.search(bare) is None)


def _is_inside(address: str) -> bool:
    address = address.strip().lower()
    return address.startswith(("#", "data:image/")) or not (":" in address or address.startswith(("//", "\\")))
