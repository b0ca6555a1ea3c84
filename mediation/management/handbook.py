"""The parts of the handbook that are printed from the code, so that they cannot grow stale.

A part stands in mediation/README.md between `<!-- printed: NAME -->` and `<!-- end: NAME -->`; PRINTERS says what
prints it. A new part is one line here and one pair of marks there.
"""

import ast
import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HANDBOOK = ROOT / "mediation" / "README.md"
PART = re.compile(r"(?P<begin><!-- printed: (?P<name>[a-z-]+) -->\n).*?(?P<end><!-- end: (?P=name) -->)", re.DOTALL)


def modules() -> str:
    """Every module with the first line of its docstring."""
    lines = ["| module | what it is |", "|---|---|"]
    for app in ("mediation", "windows", "accounts"):
        for file in sorted((ROOT / app).rglob("*.py")):
            words = first_line(file)
            if words and "migrations" not in file.parts:
                name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                lines.append(f"| `{name}` | {words.replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def first_line(file: Path) -> str:
    return (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n\n")[0].replace("\n", " ")


PRINTERS: dict[str, Callable[[], str]] = {
    "modules": modules,
}


def printed(text: str) -> str:
    """The handbook with every printed part as the code says now. A mark without a printer is a KeyError."""
    return PART.sub(lambda part: f"{part['begin']}\n{PRINTERS[part['name']]()}\n\n{part['end']}", text)


def stale(text: str) -> list[str]:
    """The names of the parts that are not what the code says, and of printers that no mark asks for."""
    found = {part["name"]: part[0] for part in PART.finditer(text)}
    missing = [name for name in PRINTERS if name not in found]
    return missing + [name for name, part in found.items() if printed(part) != part]
