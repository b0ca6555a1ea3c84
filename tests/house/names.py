"""Names that say nothing to whoever joined today, and classes that share a name. Only reads; runs nothing of ours.

python -m tests.house.names    print every place where such a name is given, as file:line
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from mediation.config import addresses

ROOT = addresses.ROOT
PACKAGES = ("accounts", "windows", "mediation", "local")
TESTS = "tests"  # its names are judged as well; its classes may be called like those they play

#: Each with the words that say what the thing is. A leading underscore changes nothing.
SAYS_NOTHING = {
    "said": "cleaned_data, payload, sentence, details or the field's name",
    "told": "details, entry, receipt or whoever is written to",
    "found": "what was looked for: case, material, rows",
    "one": "what it is one of: party, statement, proposal",
    "given": "arguments, payload or what was handed over",
    "here": "attendance, present or the place meant",
    "seat": "serve, the window",
    "lay_down": "create_session",
    "taking_in": "acceptance",
    "taking_on": "acceptance",
    "handing_in": "materials",
    "door": "public access, purpose, entrance",
    "knock": "attempt",
    "pace": "rate",
    "sight": "visibility",
    "standing": "preconditions, standing_of an agency",
    "saying": "formatting",
    "look": "preferences",
    "Said": "the type's own noun",
    "Told": "the type's own noun",
    "Asked": "the type's own noun",
}

#: Names that a library gives to what is imported from it.
OF_LIBRARIES = {("hypothesis", "given")}

#: Where such a name stays, by file and name: it is published, or written in the database.
STAYS = {
    ("mediation/api/proposals.py", "standing"): "a field of the published answer: routing proposals",
    ("mediation/routing/suggesting.py", "standing"): "read by that field of the answer",
    ("mediation/models/public_access.py", "door"): "a column: its name leaves the database in two releases",
}

#: Where such a name still stands and should not. It only gets shorter.
STILL_TO_RENAME: set[tuple[str, str]] = set()


def sources(packages: tuple[str, ...] = PACKAGES) -> Iterator[Path]:
    """Every module of ours but the migrations, which are never rewritten."""
    for package in packages:
        yield from (path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts)


def bindings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of whatever a module names: itself, its variables, parameters, functions, classes and imports."""
    yield 1, path.stem
    for node in ast.walk(ast.parse(path.read_text())):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        for name in (name for name in _bound_by(node) if (module, name) not in OF_LIBRARIES):
            yield getattr(node, "lineno", 1), name


def _bound_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return [name]
        case ast.arg(arg=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [alias.asname or alias.name.partition(".")[0] for alias in names]
        case (
            ast.ExceptHandler(name=name)
            | ast.MatchAs(name=name)
            | ast.MatchStar(name=name)
            | ast.MatchMapping(rest=name)
        ):
            return [name] if name else []
    return []


def saying_nothing() -> Iterator[tuple[str, int, str]]:
    """File, line and name of every binding whose name is forbidden, excused or not."""
    for path in sources((*PACKAGES, TESTS)):
        for line, bound in bindings(path):
            if (name := bound.lstrip("_")) in SAYS_NOTHING:
                yield str(path.relative_to(ROOT)), line, name


def not_excused() -> list[str]:
    return [
        f"{file}:{line}: {name} (rather {SAYS_NOTHING[name]})"
        for file, line, name in saying_nothing()
        if (file, name) not in {*STAYS, *STILL_TO_RENAME}
    ]


def classes() -> dict[str, list[str]]:
    """Files that define a class of this name at their top level; commands of management are all called Command."""
    files = defaultdict(list)
    for path in sources():
        if "commands" not in path.parts:
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.ClassDef):
                    files[node.name].append(str(path.relative_to(ROOT)))
    return files


#: Classes of one name, and why these are not mistaken for each other.
SAME_THING = {
    **dict.fromkeys(
        [
            *("AgencyField", "ByName", "DayField", "PartyField", "RoomField", "SessionField", "StaffField"),
            *("StaffRequest", "TermField", "WindowField"),
        ],
        "the same, as a page asks it and as the API does",
    ),
    **dict.fromkeys(
        ["Agreement", "Answer", "Application", "Paper", "Route", "Statement"],
        "what a printed form shows of it, and in the demonstration what it must say",
    ),
    **dict.fromkeys(
        ["NotKept", "NotNow", "NotPermitted", "Refused", "Unreadable"],
        "an error is a sentence of the module that raises it, and is caught as module.Sentence",
    ),
    "Reason": "why, of the module that says it: windows.presence.Reason",
    "Why": "the reasons of a refusal, of the module that refuses",
}

#: Classes that share a name and are different things. It only gets shorter.
STILL_TO_TELL_APART: frozenset[str] = frozenset()


def same_named() -> list[str]:
    return [
        f"{name}: {', '.join(files)}"
        for name, files in sorted(classes().items())
        if len(files) > 1 and name not in {*SAME_THING, *STILL_TO_TELL_APART}
    ]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in [*not_excused(), *same_named()])
