"""The one palette: every color of the workbook, the report and the letters, and how they pair.

A color never says something alone: a word, a frame, a slant or a stroke says it too.
"""

from typing import Final, NamedTuple

WHITE: Final = "#FFFFFF"
BLACK: Final = "#000000"
"""What programs write with where no color is said."""
INK: Final = "#222222"
"""Text."""
GRAY: Final = "#595959"
"""Small words, and what is over."""
GRAY_FILL: Final = "#EDEFF0"
"""Behind what nobody types: regulatory values, calculated cells."""
DARK: Final = "#1F4E5F"
"""The house's color: titles, headers, buttons, links inside the workbook."""
SHADE: Final = "#DCE9ED"
PALE: Final = "#F3F8F9"
"""Behind what goes with it, and behind the page's quiet parts."""
LINE: Final = "#B7C7CC"
LIGHT_LINE: Final = "#D9D9D9"
"""Lines that only guide the eye."""
LINK: Final = "#0B5394"
LETTER_INK: Final = "#1A1A1A"
LETTER_BLUE: Final = "#1F3A5F"
LETTER_FILL: Final = "#EEF2F7"
LETTER_LINE: Final = "#8A94A0"
LETTER_LIGHT_LINE: Final = "#B8C4D3"

RED: Final = "#9C1C12"
RED_FILL: Final = "#F9DEDC"
AMBER: Final = "#7A4B00"
AMBER_FILL: Final = "#FFF3D6"
AMBER_PALE: Final = "#FFFBEB"
"""Behind what is the person's to write on a sheet that a run fills."""
BLUE_FILL: Final = "#E6ECF5"
"""The three levels, with ``DARK``: ink on fill."""
TIME_TAB: Final = "#5B8A9A"
"""Tabs of the calendar and of the weeks, beside those that are ``DARK``."""
AMBER_TAB: Final = "#F2B84B"
"""Tabs of the sheets that a run fills."""
CHART_BLUE: Final = "#6B93A3"
CHART_DARK: Final = "#1A4353"
CHART_AMBER: Final = "#C97B00"
"""Columns of the charts: each stands out from the ground, and the dark one from both others."""
MARK_FILLS: Final = ("#F9DDDB", "#FFF2D5", "#E5ECF4")
"""Fills of the marks, the gravest first: shades that nobody picks, which tell ours from theirs."""

PERSON_FILLS: Final = (
    "#CFE8FC", "#FFE0B2", "#D7F0D0", "#F8D0E0", "#FFF3B0", "#DDD6F5",
    "#C8EFEA", "#F5D5C5", "#E3ECC0", "#E8D5EE", "#D3DCE6", "#FAD7D7",
)  # fmt: skip
"""Behind the codes of those whom a timetable is about: one each, as far as they go."""


class Pair(NamedTuple):
    """Two colors that stand one on the other: what is read or recognized, and what is behind."""

    front: str
    back: str


TEXTS: Final = (
    Pair(INK, WHITE),
    Pair(INK, SHADE),
    Pair(INK, PALE),
    Pair(INK, RED_FILL),
    Pair(INK, AMBER_FILL),
    Pair(INK, BLUE_FILL),
    Pair(INK, AMBER_PALE),
    *(Pair(ink, fill) for ink in (INK, RED, AMBER) for fill in MARK_FILLS),
    *(Pair(INK, fill) for fill in (*PERSON_FILLS, GRAY_FILL, LINE)),
    Pair(GRAY, WHITE),
    Pair(GRAY, PALE),
    Pair(GRAY, SHADE),
    Pair(GRAY, GRAY_FILL),
    Pair(DARK, WHITE),
    Pair(DARK, SHADE),
    Pair(DARK, PALE),
    Pair(DARK, BLUE_FILL),
    Pair(WHITE, DARK),
    Pair(LINK, WHITE),
    Pair(RED, WHITE),
    Pair(RED, SHADE),
    Pair(RED, PALE),
    Pair(RED, RED_FILL),
    Pair(AMBER, WHITE),
    Pair(AMBER, AMBER_FILL),
    Pair(LETTER_INK, WHITE),
    Pair(LETTER_INK, LETTER_FILL),
    Pair(LETTER_BLUE, WHITE),
)
"""Text on what is behind it."""
SIGNS: Final = (
    Pair(RED, WHITE),
    Pair(AMBER, WHITE),
    Pair(DARK, WHITE),
    Pair(DARK, PALE),
    Pair(GRAY, WHITE),
    Pair(LETTER_LINE, WHITE),
    Pair(CHART_BLUE, WHITE),
    Pair(CHART_AMBER, WHITE),
    Pair(CHART_BLUE, CHART_DARK),
    Pair(CHART_AMBER, CHART_DARK),
)
"""Frames, columns and lines that mean something, on what is behind them."""


def rgb_of(color: str) -> tuple[int, int, int]:
    """Give red, green and blue, from 0 to 255, of a color written ``#RRGGBB``."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def contrast(pair: Pair) -> float:
    """Give the contrast of two colors, from 1 to 21. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted(map(_brightness, pair), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _brightness(color: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in rgb_of(color))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
