"""The other open cases of Yinzhou on the morning of the story's Monday."""

from mediation.demonstration.planted.open_cases.agreed_in_vain import property_fee, reopened_noise
from mediation.demonstration.planted.open_cases.before_mediation import (
    custody,
    deposit_this_morning,
    leak_between_floors,
)
from mediation.demonstration.planted.open_cases.gym import gym_card_again, gym_cards
from mediation.demonstration.planted.open_cases.in_mediation import homestead, loan_from_the_court, operation
from mediation.demonstration.planted.past import Past


def plant(past: Past) -> None:
    leak_between_floors(past)
    custody(past)
    loan_from_the_court(past)
    gym_cards(past)
    gym_card_again(past)
    operation(past)
    homestead(past)
    property_fee(past)
    reopened_noise(past)
    deposit_this_morning(past)
