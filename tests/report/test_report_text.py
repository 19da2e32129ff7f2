"""Text of a workbook made fit to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.report.text import displayable, truncate


@pytest.mark.parametrize("text", ["A07 : 27h20", "Élève « œuvre » – 3 €", "🙂", "24\u00a0%"])
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert displayable(text) == text


@pytest.mark.parametrize(
    "c", ["\x00", "\x1b", "\x9b", "\n", "\u202e", "\u2066", "\ud800", "\uffff"]
)
def test_what_acts_on_the_screen_is_replaced(c: str) -> None:
    assert displayable(f"a{c}b") == "a\ufffdb"


def test_a_line_break_may_be_kept() -> None:
    assert displayable("a\nb\x1b", keep="\n") == "a\nb\ufffd"


def test_a_short_text_is_not_cut() -> None:
    assert truncate("abcd", 4) == "abcd"


def test_a_long_text_ends_with_an_ellipsis() -> None:
    assert truncate("abcdef", 4) == "abc…"


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(1, 40))
def test_a_text_never_takes_more_utf_16_units_than_asked(text: str, maximum: int) -> None:
    assert len(truncate(text, maximum).encode("utf-16-le")) <= 2 * maximum
