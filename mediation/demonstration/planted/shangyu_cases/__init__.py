"""What stands in the files of the community centre: two open cases, and three that are closed."""

from mediation.demonstration.planted.past import Past
from mediation.demonstration.planted.shangyu_cases.closed_cases import dog_bite, parking_space
from mediation.demonstration.planted.shangyu_cases.open_cases import parking_fee, piano


def plant(past: Past) -> None:
    piano(past)
    parking_fee(past)
    dog_bite(past)
    parking_space(past)
