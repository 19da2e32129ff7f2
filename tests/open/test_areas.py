"""Areas of flagged cells, by which gaps of a block are told."""

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.sheets.open.hosts.areas import boxes_where

BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.booleans(), min_size=width, max_size=width), max_size=6)
)


def test_rows_flagged_alike_make_one_area_for_each_run_of_columns() -> None:
    flags = [[True, False, True], [True, False, True], [False, False, False], [False, True, True]]
    assert list(boxes_where(flags, top=5, left=2)) == [(5, 2, 6, 2), (5, 4, 6, 4), (8, 3, 8, 4)]


@given(BLOCKS)
def test_every_flagged_cell_is_in_one_area_and_no_other_cell_is(flags: list[list[bool]]) -> None:
    cells = [
        (row, column)
        for top, left, bottom, right in boxes_where(flags, top=1, left=1)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    ]
    flagged = {(r, c) for r, row in enumerate(flags, 1) for c, flag in enumerate(row, 1) if flag}
    assert sorted(cells) == sorted(flagged)
