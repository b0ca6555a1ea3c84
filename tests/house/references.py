"""What documents and code refer to: other documents, files, and names of the code. Only reads; runs nothing of ours.

python -m tests.house.references    print every reference to what is not there
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mediation.config import addresses

ROOT = addresses.ROOT
PACKAGES = ("accounts", "windows", "mediation", "local", "tests")
#: In prose a module is named from where the reader stands: `delivery.scrubbing` is mediation's.
SHORT = ("mediation", "mediation.config", "mediation.web", "")
TEXTS = {".py", ".md", ".html", ".txt", ".toml", ".yaml", ".js", ".css", ".sql", ".typ", ".sh", ""}
DOCUMENT = re.compile(r"(?<![\w/.-])((?:[\w.-]+/)*[\w.-]+\.md)\b(?:#([\w-]+))?")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
QUOTED = re.compile(r"`([^`\n]+)`")
DOTTED = re.compile(r"[a-z_]+(?:\.\w+)+")
PLACE = re.compile(r"([\w/]+)\.py:([\w.]+)")
PATH = re.compile(r"\.?[\w-]+(?:/[\w.-]+)*/?")


#: In the code's own files, where the words of back quotes must occur.
CODE = {".py", ".sql", ".toml", ".yaml", ".html", ".typ", ""}
IDENTIFIER = re.compile(r"[a-zA-Z]+(?:_[a-zA-Z0-9]+)+")
#: Names of a pooler and of the frameworks that stand in prose.
FOREIGN = {"max_prepared_statements", "as_sql", "get_compiler", "validation_error", "client_error", "server_error"}


@cache
def tracked() -> list[Path]:
    """Files of the repository as they stand in the working tree, new ones included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:  # no repository: an unpacked archive
        return [
            path for path in ROOT.rglob("*") if path.is_file() and not path.relative_to(ROOT).parts[0].startswith(".")
        ]
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def documents() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".md"]


def missing_documents() -> Iterator[str]:
    """Names of documents that are not in the repository, wherever they are cited."""
    known = {str(path.relative_to(ROOT)) for path in documents()}
    for path in tracked():
        if path.suffix not in TEXTS or path.name in {"test_references.py", "django.mo"}:
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for match in DOCUMENT.finditer(line):
                document = _document(match[1], path)
                if document not in known or (match[2] and match[2] not in anchors(document)):
                    yield f"{path.relative_to(ROOT)}:{number}: {match[0]}"


def _document(named: str, where: Path) -> str:
    """From the root, or from where it is named."""
    near = (where.parent / named).resolve()
    return str(near.relative_to(ROOT)) if near.is_relative_to(ROOT) and near.exists() else named


def anchors(document: str) -> set[str]:
    """What follows # in a link to a heading of it."""
    headings = HEADING.findall((ROOT / document).read_text())
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def broken_links() -> Iterator[str]:
    for path in documents():
        for target in LINK.findall(path.read_text()):
            if "://" not in target and not (path.parent / target).exists():
                yield f"{path.relative_to(ROOT)}: {target}"


def missing_names() -> Iterator[str]:
    """Modules, functions and files that documents name in back quotes and that are not there."""
    for path in documents():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for quoted in QUOTED.findall(line):
                if names_nothing(quoted.removesuffix("()")):
                    yield f"{path.relative_to(ROOT)}:{number}: {quoted}"


def names_nothing(quoted: str) -> bool:
    """Whether it looks like a place of ours, and is none. What looks otherwise is not judged."""
    if place := PLACE.fullmatch(quoted):
        return not is_there(f"{place[1].replace('/', '.')}.{place[2]}")
    if PATH.fullmatch(quoted) and "/" in quoted.rstrip("/") and quoted.partition("/")[0] in PACKAGES:
        return not (ROOT / quoted).exists()
    if IDENTIFIER.fullmatch(quoted):
        return quoted not in FOREIGN | words()
    if not DOTTED.fullmatch(quoted):
        return False
    first = quoted.partition(".")[0]
    containers = [name for name in SHORT if _file_of(f"{name}.{first}".strip("."))]
    return bool(containers) and not any(is_there(f"{name}.{quoted}".strip(".")) for name in containers)


@cache
def words() -> set[str]:
    """Every name with an underscore that stands in the code."""
    texts = (path.read_text() for path in tracked() if path.suffix in CODE and path.suffix != ".md")
    return {name for text in texts for name in IDENTIFIER.findall(text)}


def is_there(dotted: str) -> bool:
    """Whether it is a module of ours or something that one binds: ``mediation.lifecycle.move``, ``….Status.AGREED``."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        file = _file_of(".".join(parts[:length]))
        if file:
            rest = parts[length:]
            return not rest or _binds(file, rest)
    return False


def _file_of(dotted: str) -> Path | None:
    path = ROOT.joinpath(*dotted.split("."))
    if path.name in PACKAGES or path.parent != ROOT:
        for file in (path / "__init__.py", path.with_suffix(".py")):
            if file.exists():
                return file
    return None


def _binds(file: Path, names: list[str]) -> bool:
    body: list[ast.stmt] = ast.parse(file.read_text()).body
    for position, name in enumerate(names):
        bound = [node for node in body if name in _bound_by(node)]
        if not bound:
            return False
        if isinstance(bound[0], ast.ImportFrom) and names[position + 1 :]:
            return is_there(".".join([bound[0].module or "", *names[position:]]))
        body = bound[0].body if isinstance(bound[0], ast.ClassDef) else []
    return True


def _bound_by(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name for alias in node.names}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def missing() -> list[str]:
    return [*missing_documents(), *broken_links(), *missing_names()]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in missing())
