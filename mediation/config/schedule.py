"""What beat wakes, and how often: task name → seconds. A sweep that finds nothing due costs one index probe."""

EVERY: dict[str, float] = {
    "mediation.heartbeat": 5,
    "mediation.sweep_one_time_codes": 1,
    "mediation.sweep_phone_proofs": 1,
    "mediation.sweep_messages": 1,
    "mediation.sweep_desks": 5,
    "mediation.sweep_lost_messages": 5,
    "mediation.sweep_clocks": 5,
    "mediation.sweep_consequences": 5,
    "mediation.sweep_papers": 1,  # somebody stands at the window and waits for it
    "mediation.sweep_letters": 15,
    "mediation.sweep_provisional_clocks": 60,
    "mediation.sweep_seals": 60,
    "mediation.sweep_unchecked_materials": 1,  # who handed it in waits for what comes of it
    "mediation.sweep_materials": 60,
    "mediation.sweep_leads": 3600,
    "mediation.sweep_pool": 3600,
    "mediation.sweep_accounts": 3600,
    "mediation.sweep_old_rows": 3600,  # not daily: beat remembers nothing, and may be started anew every day
}
