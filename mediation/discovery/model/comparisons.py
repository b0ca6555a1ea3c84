"""What is compared of two rows, and how much each agreement weighs."""

from __future__ import annotations

from typing import Any

import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import SettingsCreator, block_on


def settings(known: int) -> SettingsCreator:
    """Before anything is compared, somebody is whom we look for with a probability of one in all."""
    return SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=min(0.5, 0.9 / known),
        comparisons=[
            _name(),
            _birthday(),
            _same("sex", m=0.99, u=0.5),
            _same("household", 0.9, 5e-6),
            _neighbourhood(),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("name_key", "born_on"),
            block_on("name_key", "lives_in"),
            block_on("name_key", "household"),
            block_on("born_on", "household"),
            block_on("born_on", "lives_in", "sex"),
            block_on("sound_key", "born_on"),
            block_on("surname_key", "born_on", "sex"),
            block_on("name_key", "year(born_on)", "month(born_on)"),
            block_on("name_key", "year(born_on)", "day(born_on)"),
            block_on("name_key", "month(born_on)", "day(born_on)"),
        ],
        retain_matching_columns=False,
    )


def _name() -> Any:
    shared = "surname_key_l = surname_key_r AND list_has_any(given_keys_l, given_keys_r)"
    return comparisons.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            levels.NullLevel("name_key"),
            _level("name_key_l = name_key_r", "whole", m=0.93, u=3e-4, frequency="name_key"),
            _level("sound_key_l = sound_key_r", "sound", m=0.03, u=2e-4),
            _level(shared, "one character", m=0.03, u=2e-3),
            _level("surname_key_l = surname_key_r", "surname", m=0.005, u=0.04),
            levels.ElseLevel().configure(m_probability=0.005, u_probability=0.95),
        ],
    )


def _birthday() -> Any:
    """Slips: two of year, month and day agree; month and day were swapped."""
    parts = [f"({part}(born_on_l) = {part}(born_on_r))::INT" for part in ("year", "month", "day")]
    swapped = (
        "year(born_on_l) = year(born_on_r) AND month(born_on_l) = day(born_on_r) AND day(born_on_l) = month(born_on_r)"
    )
    return comparisons.CustomComparison(
        output_column_name="birthday",
        comparison_levels=[
            levels.NullLevel("born_on"),
            _level("born_on_l = born_on_r", "the same", m=0.95, u=4e-5),
            _level(swapped, "swapped", m=0.01, u=4e-5),
            _level(f"{' + '.join(parts)} >= 2", "one slip", m=0.035, u=6e-3),
            levels.ElseLevel().configure(m_probability=0.005, u_probability=0.99),
        ],
    )


def _neighbourhood() -> Any:
    """People move, and the street stays more often than the neighbourhood does (nine of twelve digits)."""
    return comparisons.CustomComparison(
        output_column_name="neighbourhood",
        comparison_levels=[
            levels.NullLevel("lives_in"),
            _level("lives_in_l = lives_in_r", "the same", m=0.9, u=4e-3),
            _level("left(lives_in_l, 9) = left(lives_in_r, 9)", "street", m=0.02, u=0.08),
            levels.ElseLevel().configure(m_probability=0.08, u_probability=0.91),
        ],
    )


def _same(column: str, m: float, u: float) -> Any:
    return comparisons.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            _level(f"{column}_l = {column}_r", "the same", m=m, u=u),
            levels.ElseLevel().configure(m_probability=1 - m, u_probability=1 - u),
        ],
    )


def _level(condition: str, label: str, *, m: float, u: float, frequency: str | None = None) -> Any:
    level = levels.CustomLevel(condition, label_for_charts=label).configure(m_probability=m, u_probability=u)
    return level.configure(tf_adjustment_column=frequency) if frequency else level
