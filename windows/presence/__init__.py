"""Whether an agency can be met now, and where; checking in.

A resident agency is here while the hall is open and somebody serves in it. A rotating one is here when it is on today's
rota *and* checked in; until then, and on all other days, it is treated as on call. Whoever checks in is here.
"""

from windows.presence.availability import Reason, Standing, next_turn, standing_of
from windows.presence.checking_in import NotOfThisAgency, check_in, check_out

__all__ = ["NotOfThisAgency", "Reason", "Standing", "check_in", "check_out", "next_turn", "standing_of"]
