"""How a rule says who may do something: by the roles held for a centre or an agency, and by part in the case."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.models import actors
from windows.models import AGENCY_ROLES, Role


@dataclass(frozen=True)
class Rule:
    """``centre``: roles held for the case's centre, or there for the agency that owns or mediates the case.

    ``agency``: roles held in the agency that owns or mediates it. ``body``: roles held for the centre or the body that
    mediates, and seals. ``taken_in``: whoever took the case in. ``assisting``: roles in an agency with an open part.
    ``party``: the parties themselves. ``system``: the sweeps. ``registrar``: whoever registered the case, where the
    centre has nobody in one of the ``centre`` roles. ``guarded``: of a sensitive case only leaders may.
    """

    centre: frozenset[str] = frozenset()
    agency: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    taken_in: bool = False
    assisting: bool = False
    party: bool = False
    system: bool = False
    registrar: bool = False
    guarded: bool = False


def rule(*centre: str, agency: frozenset[str] = frozenset(), **flags: bool) -> Rule:
    return Rule(frozenset(centre), agency, frozenset(), **flags)


DESK = (Role.CLERK, Role.GUIDE, Role.DISPATCHER)
HANDLERS = frozenset(AGENCY_ROLES)
LEADERS = actors.LEADERS
AT_ANY_WINDOW = (*DESK, *AGENCY_ROLES)
