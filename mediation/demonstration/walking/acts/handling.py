"""Accepting a case, and signing what was agreed in it."""

from mediation.demonstration.walking.acts.doing import Act, does, in_turn


def takes_on(who: str, mediator: str) -> Act:
    """Acknowledging (签收) and accepting (受理): two acts, two times, here one after the other."""
    return in_turn(does(who, "acknowledgement"), does(who, "acceptance", {"mediator": mediator}))


def signs(mediator: str, *parties: int) -> Act:
    """Read back, then signed by each party and by the mediator."""
    each = [does(mediator, "agreement/signatures", {"party": party}) for party in parties]
    return in_turn(does(mediator, "agreement/reading"), *each, does(mediator, "agreement/signatures"))
