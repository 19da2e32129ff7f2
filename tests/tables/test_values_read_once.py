"""A value is validated once for all the cells that hold it, exactly as its column states it."""

from datetime import date, datetime, time, timedelta
from typing import get_type_hints

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pial_xl.tables import TABLES, Aesh, RowModel, columns
from pial_xl.tables.raw import RawTable
from pial_xl.tables.reading import read_table
from pial_xl.tables.values import is_blank

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 50_000),
    st.floats(-3, 50_000),
    st.sampled_from(["", " ", "A01", "I", "24h15", "oui", "lundi", "01/09/2026", "#N/A", "1,5"]),
    st.dates(date(1990, 1, 1), date(2190, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2190, 1, 1)),
    st.times(),
    st.timedeltas(timedelta(-1), timedelta(40)),
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[type[RowModel], RawTable]:
    model = draw(st.sampled_from(TABLES))
    width = len(columns(model))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))
    titles = tuple((rank, c.title) for rank, c in enumerate(columns(model).values(), start=1))
    return model, RawTable(model.sheet, 1, titles, 1, list(enumerate(rows, start=2)))


def one_value(model: type[RowModel], field: str, value: object) -> object:
    """Read a cell by all that its column states, which the reader does not use as it stands."""
    if value in ("", " ", "#N/A"):  # blank, or told as S-13
        return None
    stated = get_type_hints(model, include_extras=True)[field]
    try:
        return TypeAdapter[object](stated).validate_python(value)
    except ValidationError:
        return None


@given(tables())
def test_each_cell_is_what_its_column_reads(
    given_table: tuple[type[RowModel], RawTable],
) -> None:
    model, raw = given_table
    table, _ = read_table(model, raw)
    cells = dict(raw.rows)
    for row in table.rows:
        for field, value in zip(columns(model), cells[row.number], strict=True):
            expected = one_value(model, field, value)
            assert getattr(row, field) == expected
            assert type(getattr(row, field)) is type(expected)


@given(tables())
def test_a_row_keeps_its_filled_cells_as_the_workbook_holds_them(
    given_table: tuple[type[RowModel], RawTable],
) -> None:
    model, raw = given_table
    cells = dict(raw.rows)
    for row in read_table(model, raw)[0].rows:
        held = zip(columns(model), cells[row.number], strict=True)
        assert dict(row.raw) == {field: value for field, value in held if not is_blank(value)}


@given(tables())
def test_a_row_that_is_changed_stands_where_it_stood(
    given_table: tuple[type[RowModel], RawTable],
) -> None:
    model, raw = given_table
    field = next(iter(columns(model)))
    for row in read_table(model, raw)[0].rows:
        changed = row.without([field])
        assert (changed.number, changed.raw) == (row.number, row.raw)
        assert changed.unreadable == row.unreadable | {field}
        others = [name for name in columns(model) if name != field]
        assert [getattr(changed, o) for o in others] == [getattr(row, o) for o in others]
        assert getattr(changed, field) is None


def test_true_one_and_one_point_zero_are_not_one_value() -> None:
    rows = [(2, ["A1", 1]), (3, ["A2", True]), (4, ["A3", 1.0]), (5, ["A4", time(1)])]
    raw = RawTable("AESH", 1, ((1, "AESH"), (2, "Heures/semaine")), 1, rows)
    table, problems = read_table(Aesh, raw)
    assert [row.heures for row in table.rows] == [60, None, 60, 60]
    assert [p.cell.address for p in problems if p.code == "S-02"] == ["B3"]
