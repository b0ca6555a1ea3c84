"""The parts of the handbook that are printed from the code, so that they cannot grow stale.

A part stands in mediation/README.md between `<!-- printed: NAME -->` and `<!-- end: NAME -->`; PRINTERS says what
prints it. A new part is one line here and one pair of marks there.
"""

import re
from collections.abc import Callable
from pathlib import Path

from django.utils import translation

from mediation.management.handbook_tables import (
    clocks,
    diagram,
    import_order,
    paper_table,
    queue_table,
    seen_table,
    statuses,
)

ROOT = Path(__file__).resolve().parent.parent.parent
HANDBOOK = ROOT / "mediation" / "README.md"
PART = re.compile(r"(?P<begin><!-- printed: (?P<name>[a-z-]+) -->\n).*?(?P<end><!-- end: (?P=name) -->)", re.DOTALL)
PRINTERS: dict[str, Callable[[], str]] = {
    "diagram": diagram,
    "statuses": statuses,
    "clocks": clocks,
    "tree": import_order,
    "queues": queue_table,
    "seen": seen_table,
    "papers": paper_table,
}


def printed(text: str) -> str:
    """The handbook with every printed part as the code says now. A mark without a printer is a KeyError."""
    with translation.override("en"):
        return PART.sub(lambda part: f"{part['begin']}\n{PRINTERS[part['name']]()}\n\n{part['end']}", text)


def stale(text: str) -> list[str]:
    """The names of the parts that are not what the code says, and of printers that no mark asks for."""
    parts = {part["name"]: part[0] for part in PART.finditer(text)}
    missing = [name for name in PRINTERS if name not in parts]
    return missing + [name for name, part in parts.items() if printed(part) != part]
