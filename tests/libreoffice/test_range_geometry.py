"""Where a range is, without asking anyone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.engines.libreoffice.geometry import (
    COLUMNS,
    ROW_COUNT,
    Rectangle,
    column_letters,
    column_number,
    read_address,
    write_address,
)


@st.composite
def blocks(draw: st.DrawFn) -> Rectangle:
    row = draw(st.integers(1, ROW_COUNT))
    column = draw(st.integers(1, COLUMNS))
    height = draw(st.integers(1, ROW_COUNT - row + 1))
    width = draw(st.integers(1, COLUMNS - column + 1))
    return Rectangle(row, column, height, width)


@given(blocks(), st.booleans(), st.booleans())
def test_an_address_is_read_back_as_the_block_it_was_written_from(
    block: Rectangle, fixed_row: bool, fixed_column: bool
) -> None:
    address = write_address(block, fixed_row=fixed_row, fixed_column=fixed_column)
    assert read_address(address) == block


@given(st.integers(1, COLUMNS))
def test_a_column_has_one_name(number: int) -> None:
    assert column_number(column_letters(number)) == number


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("a1", Rectangle(1, 1)),
        ("$B$2:D5", Rectangle(2, 2, 4, 3)),
        ("D5:B2", Rectangle(2, 2, 4, 3)),
        ("XFD1048576", Rectangle(ROW_COUNT, COLUMNS)),
        ("B:A", Rectangle(1, 1, ROW_COUNT, 2)),
        ("2:3", Rectangle(2, 1, 2, COLUMNS)),
    ],
)
def test_addresses_are_read_as_excel_reads_them(address: str, block: Rectangle) -> None:
    assert read_address(address) == block


@pytest.mark.parametrize("text", ["T_AESH", "A1:B2:C3", "XFE1", "A1048577", "", "A", "1", "A1:"])
def test_what_is_no_address_is_left_for_names(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize(("row", "column"), [(0, 1), (1, 0), (-1, 1)])
def test_rows_and_columns_count_from_1(row: int, column: int) -> None:
    with pytest.raises(IndexError):
        Rectangle(row, column)


@given(blocks(), blocks())
def test_what_two_blocks_share_lies_in_both_and_in_their_hull(a: Rectangle, b: Rectangle) -> None:
    common = a.common(b)
    assert common == b.common(a)
    if common is not None:
        assert common.up_to(a) == a
        assert common.up_to(b) == b
    assert a.up_to(b).common(a) == a


def test_blocks_that_do_not_touch_share_nothing() -> None:
    assert Rectangle(1, 1, 2, 2).common(Rectangle(3, 1)) is None
