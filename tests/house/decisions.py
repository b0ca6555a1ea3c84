"""The decisions in docs/decisions and their index: `python -m tests.house.decisions` writes the index anew."""

import re
from pathlib import Path

from mediation.config import addresses

FOLDER = addresses.ROOT / "docs" / "decisions"
INDEX = FOLDER / "README.md"
NAME = re.compile(r"\d{4}-[a-z0-9-]+\.md")
FORM = re.compile(
    r"# (?P<title>.+)\n\n\*\*Context\.\*\* .+?\n\n\*\*Decision\.\*\* .+?\n\n\*\*Price\.\*\* .+\n", re.DOTALL
)
HEAD = """# Decisions

Each in about ten lines: the context, what was decided, and its price. A decision that no longer holds is rewritten, and
[CHANGELOG.md](../../CHANGELOG.md) says so; the handbook says how things are. A new one takes the next number; then
`python -m tests.house.decisions` writes this list.

"""


def files() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.md") if path != INDEX)


def title(file: Path) -> str:
    return file.read_text().partition("\n")[0].removeprefix("# ")


def index() -> str:
    return HEAD + "".join(f"* [{file.name[:4]}]({file.name}) {title(file)}\n" for file in files())


if __name__ == "__main__":
    INDEX.write_text(index())
