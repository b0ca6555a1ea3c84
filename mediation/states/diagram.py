"""The state diagram, as the handbook prints it."""

from __future__ import annotations

from mediation.states.statuses import Status
from mediation.states.transitions import TRANSITIONS


def as_mermaid() -> str:
    """The state diagram, as the handbook prints it."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.SUBMITTED}", f"    [*] --> {Status.REGISTERED}"]
    lines += [f"    {t.source} --> {t.target}: {t.action}" for t in TRANSITIONS]
    return "\n".join([*lines, f"    {Status.ARCHIVED} --> [*]"])
