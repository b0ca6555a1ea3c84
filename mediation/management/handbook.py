"""The parts of the handbook that are printed from the code, so that they cannot grow stale.

A part stands in mediation/README.md between `<!-- printed: NAME -->` and `<!-- end: NAME -->`; PRINTERS says what
prints it. A new part is one line here and one pair of marks there.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from django.utils import translation

from mediation import states, terms
from mediation.access.relations import Relation
from mediation.access.visibility import EXTENTS, Extent, Group
from mediation.casework import queues

ROOT = Path(__file__).resolve().parent.parent.parent
HANDBOOK = ROOT / "mediation" / "README.md"
PART = re.compile(r"(?P<begin><!-- printed: (?P<name>[a-z-]+) -->\n).*?(?P<end><!-- end: (?P=name) -->)", re.DOTALL)


def diagram() -> str:
    """Which status may follow which, by what action."""
    return f"```mermaid\n{states.as_mermaid()}\n```"


def statuses() -> str:
    """Every status with its stage and the actions that lead out of it."""
    return table(
        ("stage", "status", "", "leaves by"),
        (
            (states.STAGES[status].label, f"`{status}`", status.label, ", ".join(states.actions_from(status)))
            for status in states.Status
        ),
    )


def clocks() -> str:
    """Every clock with whom it binds, how long it runs, what starts and stops it, and the article it rests on."""
    return table(
        ("clock", "", "binds", "length", "from", "until", "rests on", "sure"),
        (
            (
                *(term.code, term.name, term.binds.label, length(term)),
                *(", ".join(sorted(term.starts)), ", ".join(sorted(term.stops)), term.law, term.confidence),
            )
            for term in terms.TERMS
        ),
    )


def queue_table() -> str:
    """Every queue with its name and whose it is."""
    rows = queues.QUEUES.items()
    return table(
        ("queue", "", "of"),
        ((f"`{name}`", queue.words, ", ".join(sorted(map(str, queue.roles)))) for name, queue in rows),
    )


def seen_table() -> str:
    """How much of each group of a case somebody sees, by how they are related to it."""
    return table(
        ("of a case", *(relation.replace("_", " ") for relation in Relation)),
        ((group, *(EXTENTS[relation].get(group, Extent.NOTHING) for relation in Relation)) for group in Group),
    )


def length(term: terms.Term) -> str:
    return f"{term.length} {term.unit.label}" if term.length else "as agreed"


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
        for row in (head, ["---"] * len(head), *rows)
    )


PRINTERS: dict[str, Callable[[], str]] = {
    "diagram": diagram,
    "statuses": statuses,
    "clocks": clocks,
    "queues": queue_table,
    "seen": seen_table,
}


def printed(text: str) -> str:
    """The handbook with every printed part as the code says now. A mark without a printer is a KeyError."""
    with translation.override("en"):
        return PART.sub(lambda part: f"{part['begin']}\n{PRINTERS[part['name']]()}\n\n{part['end']}", text)


def stale(text: str) -> list[str]:
    """The names of the parts that are not what the code says, and of printers that no mark asks for."""
    found = {part["name"]: part[0] for part in PART.finditer(text)}
    missing = [name for name in PRINTERS if name not in found]
    return missing + [name for name, part in found.items() if printed(part) != part]
