"""The palette: every pair of colors can be read, and every color of the program stands in it."""

import re
from pathlib import Path

import pytest

from pial_xl.units import palette
from pial_xl.units.palette import SIGNS, TEXTS, Pair, contrast, rgb_of

SOURCES = Path(palette.__file__).parents[1]
_COLOR = re.compile(r"[\"']#([0-9A-Fa-f]{6})[\"']")


@pytest.mark.parametrize("pair", TEXTS, ids=lambda pair: f"{pair.front} on {pair.back}")
def test_a_text_stands_out_from_what_is_behind_it(pair: Pair) -> None:
    assert contrast(pair) >= 4.5


@pytest.mark.parametrize("pair", SIGNS, ids=lambda pair: f"{pair.front} on {pair.back}")
def test_a_sign_stands_out_from_what_is_behind_it(pair: Pair) -> None:
    assert contrast(pair) >= 3


def test_contrast_is_that_of_the_norm() -> None:
    assert contrast(Pair("#000000", "#FFFFFF")) == pytest.approx(21)
    assert contrast(Pair("#FFFFFF", "#FFFFFF")) == 1
    assert contrast(Pair("#777777", "#FFFFFF")) == pytest.approx(4.48, abs=0.01)
    assert contrast(Pair("#FFFFFF", "#777777")) == contrast(Pair("#777777", "#FFFFFF"))


def test_a_color_is_read_as_its_three_parts() -> None:
    assert rgb_of("#1F4E5F") == (31, 78, 95)


def test_a_color_is_said_in_the_palette_and_nowhere_else() -> None:
    elsewhere = {
        path.relative_to(SOURCES).as_posix(): found
        for path in sorted(SOURCES.rglob("*.py"))
        if path != Path(palette.__file__) and (found := _COLOR.findall(path.read_text("utf-8")))
    }
    assert elsewhere == {}
