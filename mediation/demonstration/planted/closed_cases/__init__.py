"""Five closed cases of Yinzhou, each ended another way; the file of one is in the archive."""

from mediation.demonstration.planted.closed_cases.performed import confirmed_by_the_court, deposit_returned
from mediation.demonstration.planted.closed_cases.without_agreement import declined, redirected, withdrawn
from mediation.demonstration.planted.past import Past


def plant(past: Past) -> None:
    withdrawn(past)
    declined(past)
    redirected(past)
    deposit_returned(past)
    confirmed_by_the_court(past)
