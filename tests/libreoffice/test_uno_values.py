"""Values of cells, between Python and LibreOffice's numbers and texts."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.engines.libreoffice.geometry import Rectangle
from pial_xl.engines.libreoffice.values import (
    CellError,
    NumberKind,
    element,
    in_blocks,
    prepare_block,
    restore,
)

ORIGIN = date(1899, 12, 30)
SINCE, UNTIL = datetime(1900, 3, 1), datetime(2199, 12, 31)
VALUES = st.one_of(
    st.text(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(SINCE, UNTIL).map(lambda d: d.replace(microsecond=d.microsecond // 1000 * 1000)),
)


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1))
def test_values_come_back_as_they_went(rows: list[tuple[object, object]]) -> None:
    block = prepare_block(rows, ORIGIN)
    attendu = [[None if value == "" else value for value in row] for row in rows]
    assert restore(block.dataset, block.natures, ORIGIN) == attendu


@pytest.mark.parametrize(
    ("value", "count", "kind"),
    [
        (date(2026, 9, 1), 46266.0, NumberKind.DAY),
        (datetime(2026, 9, 1), 46266.0, NumberKind.DAY),
        (datetime(2026, 9, 1, 12), 46266.5, NumberKind.INSTANT),
        (time(6), 0.25, NumberKind.NUMBER),
        (timedelta(hours=36), 1.5, NumberKind.NUMBER),
        (True, 1.0, NumberKind.BOOLEAN),
        (24, 24.0, NumberKind.NUMBER),
    ],
)
def test_a_value_is_a_number_with_the_nature_of_its_format(
    value: object, count: float, kind: NumberKind
) -> None:
    block = prepare_block([[value]], ORIGIN)
    assert block.dataset == ((count,),)
    assert block.natures == {(0, 0): kind}


def test_a_text_stays_a_text_whatever_it_looks_like() -> None:
    block = prepare_block([["=1+1", "007", "1/2/2026", "+33", "@x"]], ORIGIN)
    assert block.dataset == (("=1+1", "007", "1/2/2026", "+33", "@x"),)
    assert not block.natures


@pytest.mark.parametrize("nothing", [None, float("nan"), Decimal("NaN")])
def test_what_is_missing_is_a_blank_cell(nothing: object) -> None:
    assert element(nothing) == ""


@pytest.mark.parametrize("infinite", [float("inf"), 10**400])
def test_what_is_no_number_for_a_spreadsheet_is_its_text(infinite: float) -> None:
    assert element(infinite) == str(infinite)


def test_an_exact_number_is_a_number() -> None:
    assert element(Decimal("1250.50")) == 1250.5


def test_what_no_cell_holds_is_refused_by_the_name_of_its_type() -> None:
    with pytest.raises(TypeError, match=r"«\xa0(PosixPath|WindowsPath)\xa0»"):
        element(Path("a"))


def test_an_error_is_neither_blank_nor_a_text() -> None:
    ((value,),) = restore([[None]], {}, ORIGIN)
    assert isinstance(value, CellError)


def test_a_number_too_large_for_a_date_stays_a_number() -> None:
    assert restore([[1e12]], {(0, 0): NumberKind.DAY}, ORIGIN) == [[1e12]]


def test_a_number_under_a_logical_format_is_a_boolean_only_when_it_is_0_or_1() -> None:
    boolean = {(0, 0): NumberKind.BOOLEAN, (0, 1): NumberKind.BOOLEAN}
    assert restore([[1.0, 5.0]], boolean, ORIGIN) == [[True, 5.0]]


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_runs_hold_each_cell_once(cells: set[tuple[int, int]]) -> None:
    runs = in_blocks(cells, Rectangle(4, 3, 13, 13))
    held = [(run.row - 4 + i, run.column - 3) for run in runs for i in range(run.height)]
    assert sorted(held) == sorted(cells)


def test_a_whole_column_is_one_run() -> None:
    assert in_blocks([(i, 0) for i in range(2000)], Rectangle(5, 2)) == [Rectangle(5, 2, 2000)]
