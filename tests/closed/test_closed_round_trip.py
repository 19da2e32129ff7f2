"""Whatever is written at random, each value is read back at its own row and column."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_factory import Grid, write_openpyxl, write_xlsxwriter

from pial_xl.sheets.closed.header import EXAMINED_ROWS
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.tables import TABLES, Correspondance, RowModel, columns
from pial_xl.units.text import fold

READ_MODELS = [model for model in TABLES if model is not Correspondance]
KNOWN = {
    fold(writing)
    for model in READ_MODELS
    for column in columns(model).values()
    for writing in (column.title, *column.alias)
}
TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=20
).filter(lambda text: text.strip() and "_x" not in text and fold(text) not in KNOWN)
VALUES = st.one_of(
    st.none(),
    TEXTS.filter(lambda text: text[0] not in "=#"),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 4)),
    st.booleans(),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(
        lambda d: d.replace(microsecond=0)
    ),
)


@st.composite
def placed_tables(draw: st.DrawFn) -> tuple[type[RowModel], int, int, list[str], list[list[Any]]]:
    """A model, where its header stands, its headers in some order, and rows of cells."""
    model = draw(st.sampled_from(READ_MODELS))
    titles = draw(st.permutations([column.title for column in columns(model).values()]))
    row = draw(st.integers(1, EXAMINED_ROWS))
    column = draw(st.integers(1, 40))
    rows = draw(st.lists(st.lists(VALUES, min_size=len(titles), max_size=len(titles)), max_size=6))
    return model, row, column, list(titles), rows


def verify(path: Path, placed: tuple[type[RowModel], int, int, list[str], list[list[Any]]]) -> None:
    model, row, column, titles, rows = placed
    table = read_workbook(path).tables[model.table]
    assert table.title_row == row
    assert table.titles == tuple(enumerate(titles, column))
    read_rows = {
        (number, place): value
        for number, values in table.rows
        for (place, _), value in zip(table.titles, values, strict=True)
        if value is not None
    }
    assert read_rows == {
        (row + 1 + r, column + c): value
        for r, given in enumerate(rows)
        for c, value in enumerate(given)
        if value is not None
    }


def grid(placed: tuple[type[RowModel], int, int, list[str], list[list[Any]]]) -> Grid:
    _, row, column, titles, rows = placed
    return [*([] for _ in range(row - 1)), *([None] * (column - 1) + r for r in [titles, *rows])]


@settings(max_examples=40, deadline=None)
@given(placed_tables())
def test_a_table_written_by_openpyxl_is_read_back(
    placed: tuple[type[RowModel], int, int, list[str], list[list[Any]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        verify(write_openpyxl(path, {placed[0].sheet: grid(placed)}), placed)


@settings(max_examples=40, deadline=None)
@given(placed_tables(), st.booleans())
def test_a_table_written_by_xlsxwriter_is_read_back_with_or_without_its_excel_table(
    placed: tuple[type[RowModel], int, int, list[str], list[list[Any]]], declared: bool
) -> None:
    model, row, column, titles, rows = placed
    area = (row - 1, column - 1, row + max(len(rows), 1) - 1, column + len(titles) - 2)
    tables = {
        "Ailleurs": (
            area,
            {"name": model.table, "columns": [{"header": title} for title in titles]},
        )
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        title = "Ailleurs" if declared else model.sheet
        write_xlsxwriter(path, {title: grid(placed)}, tables if declared else None)
        verify(path, placed)
