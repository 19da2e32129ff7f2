"""The rows of a sheet: alone, or by runs of rows that are alike."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pial_xl.sheets.closed.grid import GridRow, RowRun, SheetRows

WIDTH = 4
VALUES = st.none() | st.integers(0, 9) | st.text(max_size=2)


@st.composite
def runs(draw: st.DrawFn) -> RowRun:
    numbers = draw(st.lists(st.integers(1, 99), max_size=5, unique=True).map(sorted))
    column = st.lists(VALUES, min_size=len(numbers), max_size=len(numbers))
    return RowRun(numbers, draw(st.dictionaries(st.integers(1, WIDTH), column)))


def alone(pieces: Sequence[RowRun]) -> list[GridRow]:
    return [row for run in pieces for row in run.rows()]


@given(st.lists(runs(), max_size=3))
def test_a_run_is_its_rows_one_by_one(pieces: list[RowRun]) -> None:
    rows = alone(pieces)
    assert list(SheetRows(pieces)) == rows
    assert [number for number, _ in rows] == [n for run in pieces for n in run.numbers]
    for run in pieces:
        for (_, values), *line in zip(run.rows(), *run.columns.values(), strict=True):
            held = dict(zip(run.columns, line, strict=True))
            assert values == {c: value for c, value in held.items() if value is not None}


@given(st.lists(runs(), max_size=3), st.lists(st.integers(1, WIDTH + 1), min_size=1, unique=True))
def test_columns_of_runs_are_those_of_their_rows(pieces: list[RowRun], columns: list[int]) -> None:
    by_runs, one_by_one = SheetRows(pieces), SheetRows(alone(pieces))
    assert list(by_runs.lines(columns)) == list(one_by_one.lines(columns))


@given(st.lists(runs(), max_size=3), st.sets(st.integers(1, 99)))
def test_rows_are_found_by_their_numbers_in_runs_too(
    pieces: list[RowRun], numbers: set[int]
) -> None:
    assert SheetRows(pieces).at(numbers) == [row for row in alone(pieces) if row[0] in numbers]


@given(runs())
def test_no_row_of_a_run_with_a_full_column_is_blank(run: RowRun) -> None:
    assert not run.has_full_column or all(values for _, values in run.rows())
