"""What is written down of a column: where it is entered, shown and printed, or what it follows from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Absent:
    """Not there, and why that is right."""

    because: str


@dataclass(frozen=True)
class Entered:
    """Somebody tells it. Each place by its name there, or why it is not there.

    ``window``: fields of the sheet at the window or of the form after the first save. ``online``: of an application
    online. ``api``: of the body. ``page``: what a template of a case or a matter asks for. ``paper``: a part of a form.
    """

    window: tuple[str, ...] | Absent
    online: str | Absent
    api: str | Absent
    page: str | Absent
    paper: str | Absent


@dataclass(frozen=True)
class Derived:
    """Nobody tells it: it follows from something else."""

    because: str


Row = Entered | Derived

KEY = Derived("the key of the row")
LATER = Absent("whoever applies online is asked for it at a window")
NO_FORM = Absent("no official form asks for it")
BY_AN_ACT = "is decided by an act of its own, not when the matter is taken in"
