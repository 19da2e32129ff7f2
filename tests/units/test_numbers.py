"""Numbers, percentages and amounts, French way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.numbers import (
    format_amount,
    format_fixed,
    format_number,
    parse_number,
    parse_percent,
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("24,5", "24.5"),
        ("1 250", "1250"),
        ("1\u00a0250 €", "1250"),
        ("¼", "0.25"),
        ("1/2", "0.5"),
        ("62 %", "62"),
        ("1 IMP", "1"),
        (0.5, "0.5"),
        (41, "41"),
    ],
)
def test_a_number_is_read_from_any_usual_writing(written: object, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "un", "1,2,3", "nan", "inf", "1e99", True, float("nan")])
def test_anything_else_is_refused(written: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_number(written)


@pytest.mark.parametrize("written", [62, "62", "62 %", "62,0", 0.62])
def test_a_percentage_is_in_points_even_from_a_percent_cell(written: object) -> None:
    assert parse_percent(written) == 62


@given(st.decimals(0, 99999, places=2, allow_nan=False))
def test_what_is_written_reads_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


def test_amounts_have_their_spaces_and_comma() -> None:
    assert format_amount(Decimal(1250)) == "1\u00a0250\u00a0€"
    assert format_amount(Decimal("312.50")) == "312,50\u00a0€"


@pytest.mark.parametrize(
    ("written", "points"), [("0,62", 62), ("0.62", 62), ("0,62 %", "0.62"), ("1 %", 1), ("1", 100)]
)
def test_a_share_typed_as_text_is_a_percentage_unless_its_sign_says_so(
    written: str, points: object
) -> None:
    assert parse_percent(written) == Decimal(str(points))


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Fraction(125, 2), 0, "63"),
        (Fraction(-125, 2), 0, "-63"),
        (2.675, 2, "2,68"),
        (Decimal("0.125"), 2, "0,13"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(2, 3), 0, "1"),
        (-0.001, 2, "0"),
        (1e20, 2, "100000000000000000000"),
        (0.05, 1, "0,1"),
        (100, 2, "100"),
        (float("nan"), 2, "nan"),
    ],
)
def test_halves_are_rounded_away_from_zero_as_a_sheet_shows_them(
    value: Fraction | Decimal | float, decimals: int, written: str
) -> None:
    assert format_number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(5, 8), "0,63"),
        (Fraction(3, 5), "0,60"),
        (18, "18,00"),
        (Fraction(-1, 999), "0,00"),
    ],
)
def test_a_figure_keeps_all_the_decimals_of_its_column(value: Fraction | int, written: str) -> None:
    assert format_fixed(value) == written
