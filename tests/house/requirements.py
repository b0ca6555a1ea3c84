"""The requirements as they are declared, and the modules that each of them brings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions

from mediation.config import addresses

LINE = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>\S+)\s+# (?P<reason>.+)")
PRODUCTION, LOCAL, BUILDING = FILES = ("requirements.txt", "requirements-local.txt", "requirements-dev.txt")


@dataclass(frozen=True)
class Requirement:
    """One line of a file of requirements; ``name`` as packages are compared (PEP 503)."""

    name: str
    version: str
    reason: str


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(file: str) -> Iterator[Requirement]:
    """Raises ValueError for a line without an exact version or without a reason."""
    for line in (addresses.ROOT / file).read_text().splitlines():
        if not line or line.startswith(("#", "-r ")):
            continue
        match = LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"{file}: {line!r} is not NAME==VERSION  # what for")
        yield Requirement(plain(match["name"]), match["version"], match["reason"])


def modules() -> dict[str, set[str]]:
    """For each installed distribution the top-level modules that it brings."""
    brought: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            brought.setdefault(plain(distribution), set()).add(module)
    return brought
