"""Whom the shipped rules find in a district whose truth is known."""

from collections.abc import Callable

import pytest

from mediation.demonstration.district import GeneratedDistrict
from mediation.discovery import keys
from mediation.models.discovery import Lead, Neighbourhood, RuleVersion
from tests.mediation.discovery.conftest import Office


def matched(office: Office, versions: list[RuleVersion]) -> dict[str, set[str]]:
    for version in versions:
        office.run(version)
    return {
        version.rule.code: set(Lead.objects.filter(rule=version.rule).values_list("subject", flat=True))
        for version in versions
    }


def needles(made: GeneratedDistrict) -> dict[str, set[str]]:
    return {rule: {keys.pseudonym(number) for number in numbers} for rule, numbers in made.truth.items()}


@pytest.mark.parametrize("seed", [1, 2])
def test_with_right_numbers_every_needle_is_found_and_no_other(
    office: Office, neighbourhoods: list[Neighbourhood], make_district: Callable[..., GeneratedDistrict], seed: int
) -> None:
    made = make_district(seed=seed)
    office.take_in_everything(made)
    assert matched(office, office.publish_rules()) == needles(made)


def test_with_slips_nearly_every_needle_is_found_and_hardly_another(
    office: Office, neighbourhoods: list[Neighbourhood], make_district: Callable[..., GeneratedDistrict]
) -> None:
    made = make_district(seed=1, has_noise=True)
    office.take_in_everything(made)
    linked = office.link()
    assert linked.linked >= 0.9 * linked.without_number > 0
    answers, truth = matched(office, office.publish_rules()), needles(made)
    right = sum(len(answers[rule] & truth[rule]) for rule in truth)
    assert right >= 0.95 * sum(map(len, truth.values()))
    assert right >= 0.9 * sum(map(len, answers.values()))
