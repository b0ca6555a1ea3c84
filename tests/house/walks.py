"""The newcomer's walks of the handbook, and what is called when one is really gone.

A walk is a numbered list of `file:function` below a heading of its own in mediation/README.md.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from mediation.config import addresses

HANDBOOK = addresses.ROOT / "mediation" / "README.md"
STEP = re.compile(r"^\d+\. `(?P<place>[\w/]+\.py:[\w.]+)`", re.MULTILINE)


def steps(heading: str, text: str) -> list[str]:
    """The places that the walk below this heading names, in its order."""
    section = text.partition(f"### {heading}\n")[2].partition("\n#")[0]
    return STEP.findall(section)


@contextmanager
def followed() -> Iterator[list[str]]:
    """The functions of the product that are called in this block, each as `file:function` where it first was."""
    places: dict[CodeType, str] = {}
    called: dict[str, None] = {}
    order: list[str] = []

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call":
            code = frame.f_code
            if code not in places:
                places[code] = _place(code)
            if places[code] and places[code] not in called:
                called[places[code]] = None
                order.append(places[code])

    sys.setprofile(note)
    try:
        yield order
    finally:
        sys.setprofile(None)


def _place(code: CodeType) -> str:
    file = Path(code.co_filename)
    if not file.is_relative_to(addresses.ROOT) or file.relative_to(addresses.ROOT).parts[0] in {".venv", "tests"}:
        return ""
    return "" if "<" in code.co_qualname else f"{file.relative_to(addresses.ROOT)}:{code.co_qualname}"


def faults(walk: list[str], called: list[str]) -> list[str]:
    """Steps that were not gone, or only after the one that stands behind them."""
    wrong = []
    last = -1
    for step in walk:
        if step not in called:
            name = step.rpartition(":")[2]
            wrong.append(f"{step} is not called; {[place for place in called if place.endswith(f':{name}')] or called}")
        elif called.index(step) < last:
            wrong.append(f"{step} is called earlier than the step before it")
        else:
            last = called.index(step)
    return wrong
