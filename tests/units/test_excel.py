"""What a cell of Excel holds, and what Excel would read in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.excel import cut, looks_like_a_formula


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_text_is_cut_to_the_longest_beginning_that_fits(text: str, unites: int) -> None:
    debut = cut(text, unites)
    assert text.startswith(debut)
    assert len(debut.encode("utf-16-le")) <= 2 * unites
    assert debut == text or len(text[: len(debut) + 1].encode("utf-16-le")) > 2 * unites


def test_half_a_character_that_a_program_left_stops_nothing() -> None:
    assert cut("ab\ud800cd", 2) == "ab"


@pytest.mark.parametrize("text", ["=1+1", "+33", "-5", "@a", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_may_run_is_seen(text: str) -> None:
    assert looks_like_a_formula(text)


@pytest.mark.parametrize("text", ["", "a=1", "12", " =1", "Élève"])
def test_an_ordinary_text_is_not_taken_for_a_formula(text: str) -> None:
    assert not looks_like_a_formula(text)
