"""Every pair of colours of every set can be read: computed from the style sheets, not judged by eye."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STYLES = Path(settings.BASE_DIR) / "mediation/static/mediation/shell/css"
COLOUR = re.compile(r"--(?P<name>[a-z0-9-]+):\s*(?P<hex>#[0-9a-f]{6});")
GROUNDS = ("paper", "paper-2", "field", "accent-wash", "late-wash", "soon-wash", "done-wash")
WORDS = ("ink", "ink-2", "accent", "late", "soon", "done")
ON_SOLID = (("accent-ink", "accent"), ("late-ink", "late"), ("paper", "ink"))
SETS = {"tokens": 4.5, "dark": 4.5, "hall": 7.0}


def colours(name: str) -> dict[str, str]:
    return {match["name"]: match["hex"] for match in COLOUR.finditer((STYLES / f"{name}.css").read_text())}


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    darker, lighter = sorted((luminance(colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("name", "least"), SETS.items())
def test_words_can_be_read_on_every_ground(name: str, least: float):
    tokens = colours(name)
    pairs = [(word, ground) for word in WORDS for ground in GROUNDS] + list(ON_SOLID)
    assert [pair for pair in pairs if contrast(tokens[pair[0]], tokens[pair[1]]) < least] == []


@pytest.mark.parametrize("name", SETS)
def test_edges_of_controls_can_be_seen_on_every_ground(name: str):
    tokens = colours(name)
    assert [ground for ground in GROUNDS if contrast(tokens["edge"], tokens[ground]) < 3] == []


@pytest.mark.parametrize("name", ["dark", "hall"])
def test_every_set_has_every_colour(name: str):
    assert colours(name).keys() == colours("tokens").keys()


def test_no_style_names_a_colour_of_its_own():
    """White and black are for paper and for the sheet of leaving; the veil behind a dialog is no pair."""
    known = {"#fff", "#000"}
    for file in STYLES.glob("*.css"):
        if file.stem not in SETS:
            assert set(re.findall(r"#[0-9a-f]{3,8}\b", file.read_text())) <= known, file.name


def test_the_black_and_white_formula_is_the_standard_s():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
