"""Three open cases of migrant workers' wages, 18 people, one clock late: the director is asked about them."""

from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.wage_cases.crew import crew_of_fifteen
from mediation.demonstration.planted.wage_cases.others import one_bricklayer, two_painters


def plant(past: Past) -> None:
    crew_of_fifteen(past)
    one_bricklayer(past)
    two_painters(past)
