"""Which migrations have landed, and what each of them said then.

    python -m tests.house.landed            list the migrations that are not listed yet
    python -m tests.house.landed --check    fail where one is not listed, was changed or is gone

A migration that has landed has been applied somewhere: a changed one is never applied there, and the two databases
differ for ever. The list only grows. Where a name that an old migration imports has moved, its line is put right by
hand, so that whoever reviews it sees that; the command never does.
"""

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIST = Path(__file__).with_name("landed.txt")
APPS = ("accounts", "windows", "mediation")
COMMAND = "python -m tests.house.landed"


def migrations(root: Path = ROOT) -> dict[str, str]:
    """The digest of each migration by its path."""
    files = [file for app in APPS for file in (root / app / "migrations").glob("[0-9]*.py")]
    return {str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(files)}


def listed(text: str) -> dict[str, str]:
    """The list as ``sha256sum`` writes it, so that it can be read by it too."""
    lines = (line.split("  ", 1) for line in text.splitlines() if line)
    return {path: digest for digest, path in lines}


def written(digests: Mapping[str, str]) -> str:
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))


def faults(present: Mapping[str, str], landed: Mapping[str, str]) -> list[str]:
    """What is wrong with the migrations that are here, a sentence each."""
    changed = [path for path in landed if present.get(path, landed[path]) != landed[path]]
    return [
        *(f"{path} has landed and was changed: migrations are added, never rewritten" for path in sorted(changed)),
        *(
            f"{path} has landed and is gone: migrations are added, never rewritten"
            for path in sorted(landed.keys() - present.keys())
        ),
        *(
            f"{path} is not listed: once it is finished, {COMMAND} lists it"
            for path in sorted(present.keys() - landed.keys())
        ),
    ]


def grown(present: Mapping[str, str], landed: Mapping[str, str]) -> dict[str, str]:
    """The list with what is new; what stands in it stays as it is, also where the file was changed."""
    return {**present, **landed}


def main(arguments: list[str]) -> int:
    present, landed = migrations(), listed(LIST.read_text() if LIST.exists() else "")
    if "--check" not in arguments:
        landed = grown(present, landed)
        LIST.write_text(written(landed))
    wrong = faults(present, landed)
    sys.stdout.write("\n".join(wrong or [f"{len(landed)} migrations have landed."]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
