"""The sequence of (case, action, actor, details) without ids and times, so that two runs can be compared."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from mediation.demonstration.walking.scene import Scene

MEANINGLESS = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT\S+", re.IGNORECASE
)
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def lines(scenes: Iterable[Scene]) -> Iterator[str]:
    """One line of JSON for each entry of each journal."""
    for scene in scenes:
        for event in scene.events():
            actor = event["actor"] or event["actor_kind"]
            line = [scene.name, event["kind"], actor, event["actor_role"], comparable(event["details"], scene.monday)]
            yield json.dumps(line, ensure_ascii=False, sort_keys=True)


def comparable(value: Any, monday: date) -> Any:
    """Without ids, digests and moments; a date as the number of days since the story's Monday."""
    if isinstance(value, dict):
        kept = {name: comparable(item, monday) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item is not None}
    if isinstance(value, list):
        return [comparable(item, monday) for item in value]
    if isinstance(value, str) and MEANINGLESS.fullmatch(value):
        return None
    if isinstance(value, str) and DATE.fullmatch(value):
        return (date.fromisoformat(value) - monday).days
    return value
