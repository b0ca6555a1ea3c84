"""What acts by itself in the markup of Word and Excel files (ECMA-376): fields, formulas, links, other files."""

from __future__ import annotations

from collections.abc import Mapping

from mediation.inspection.harmful import CONTENTS, ELEMENTS, FETCHES, FORMULAS
from mediation.inspection.harmless import (
    is_inside,
    longer,
    require,
    require_kept_inside,
    require_no_macro,
    require_reckons,
    require_shows,
)
from mediation.inspection.verdicts import Unfit, Why

DEEPEST = 20  # fields within fields


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
            require_kept_inside(attributes)
        elif name in ("override", "default"):
            require(not any(word in attributes.get("ContentType", "").lower() for word in CONTENTS))
        elif name == "fldchar":
            self._field_char(attributes.get("fldCharType", ""))
        elif name == "fldsimple":
            require_shows(attributes.get("instr", ""))
        elif name == "definedname":
            require_no_macro(attributes)
        elif name in FETCHES:
            require(all(is_inside(attributes.get(key, "#")) for key in ("src", "href")))
        if name in FORMULAS or name in ("instrtext", "delinstrtext"):
            self.within, self.formula = name, ""

    def text(self, text: str) -> None:
        if not self.within:
            return
        if self.within in FORMULAS:
            self.formula = longer(self.formula, text)
        else:
            self.fields[-1] = longer(self.fields[-1], text)

    def end(self, name: str) -> None:
        name = name.lower()
        if name == self.within:
            if name in FORMULAS:
                require_reckons(self.formula)
            self.within = ""
        elif name in ("p", "document", "hdr", "ftr") and self.fields[0]:
            require_shows(self.fields[0])
            self.fields[0] = ""

    def _field_char(self, kind: str) -> None:
        if kind == "begin":
            require(len(self.fields) == 1 or bool(self.fields[-1].strip()))  # else one field makes another one's name
            if len(self.fields) > DEEPEST:
                raise Unfit(Why.UNPACKS)
            self.fields.append("")
        elif len(self.fields) > 1 and kind in ("separate", "end"):
            require_shows(self.fields[-1]) if self.fields[-1] else None
            if kind == "end":
                self.fields.pop()
            else:
                self.fields[-1] = ""
