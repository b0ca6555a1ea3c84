"""What beat wakes, and how often: task name → seconds. A sweep that finds nothing due costs one index probe."""

EVERY: dict[str, float] = {
    "mediation.heartbeat": 5,
}
