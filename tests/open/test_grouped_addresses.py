"""Cells are gathered so that one call serves many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.sheets.open.addresses import column_runs, place, unions
from pial_xl.tables.address import a1

PLACES = st.tuples(st.integers(1, 60), st.integers(1, 30))


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_an_address_is_read_back(row: int, column: int) -> None:
    assert place(a1(column, row)) == (row, column)


def test_dollars_are_ignored_and_anything_else_is_refused() -> None:
    assert place("$D$12") == (12, 4)
    for text in ("", "D", "12", "A1:B2", "D0", "Feuille!A1"):
        with pytest.raises(ValueError, match="illisible"):
            place(text)


def test_cells_one_under_the_other_make_one_run() -> None:
    assert column_runs([(3, 1), (2, 1), (2, 2), (5, 1)]) == [
        ((2, 1), (3, 1)),
        ((5, 1), (5, 1)),
        ((2, 2), (2, 2)),
    ]


def test_a_union_names_its_runs() -> None:
    assert list(unions([(2, 1), (3, 1), (7, 2)], 250)) == [("A2:A3,B7", [(2, 1), (3, 1), (7, 2)])]


@given(st.sets(PLACES, max_size=120), st.integers(12, 60))
def test_unions_stay_within_their_length_and_lose_no_cell(
    places: set[tuple[int, int]], length: int
) -> None:
    groupes = list(unions(places, length))

    assert all(len(address) <= length for address, _ in groupes)
    covered = [p for _, batch in groupes for p in batch]
    assert sorted(covered) == sorted(places)
