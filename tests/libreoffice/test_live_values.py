"""Values and formulas, written to a live LibreOffice and read back through xlwings."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from libreoffice_host import TripCounter

pytest_plugins = ("libreoffice_host",)
pytestmark = pytest.mark.libreoffice

TEXTS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20)
VALUES = st.one_of(
    TEXTS,
    st.booleans(),
    st.none(),
    st.integers(-(10**9), 10**9).map(float),
    st.floats(-1e100, 1e100, allow_subnormal=False),
    st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)).map(
        lambda d: d.replace(microsecond=0)
    ),
)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=1, max_size=6)
)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(GRIDS)
def test_a_block_is_read_as_it_was_written(sheet: xw.Sheet, grid: list[list[object]]) -> None:
    sheet.clear()
    sheet["B2"].value = grid
    read_value = sheet["B2"].resize(len(grid), len(grid[0])).options(ndim=2).value
    assert read_value == [[None if value == "" else value for value in row] for row in grid]


@pytest.mark.parametrize(
    "text", ["=1+1", "+33", "-2", "@SUM(1)", "007", "1/2/2026", "VRAI", "#N/A"]
)
def test_a_text_is_never_taken_for_a_formula_a_number_or_a_date(sheet: xw.Sheet, text: str) -> None:
    sheet["A1"].value = text
    assert sheet["A1"].value == text
    sheet["B1"].formula = "=ISTEXT(A1)"
    assert sheet["B1"].value is True


def test_a_lone_value_fills_the_range(sheet: xw.Sheet) -> None:
    sheet["A1:B3"].value = 7
    assert sheet["A1:B3"].value == [[7.0, 7.0]] * 3


def test_a_blank_cell_is_none_or_what_one_asks_for(sheet: xw.Sheet) -> None:
    assert sheet["A1"].value is None
    assert sheet["A1"].options(empty="—").value == "—"


def test_a_date_is_shown_as_a_date(sheet: xw.Sheet) -> None:
    sheet["A1"].value = date(2026, 9, 1)
    assert sheet["A1"].value == datetime(2026, 9, 1)
    assert "2026" in sheet["A1"].api.getCellByPosition(0, 0).getString()


def test_a_date_keeps_the_format_that_its_cell_has(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "yyyy-mm-dd"
    sheet["A1"].value = date(2026, 9, 1)
    assert sheet["A1"].number_format == "yyyy-mm-dd"


def test_a_date_that_a_formula_gives_is_a_date(sheet: xw.Sheet) -> None:
    sheet["A1"].value = date(2026, 9, 1)
    sheet["A2"].formula = "=DATE(2026,9,30)"
    assert sheet["A1:A2"].value == [datetime(2026, 9, 1), datetime(2026, 9, 30)]


def test_a_time_alone_is_a_fraction_of_a_day_as_in_excel(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "hh:mm"
    sheet["A1"].value = 0.25
    assert sheet["A1"].value == 0.25


def test_a_number_written_over_a_boolean_is_a_number(sheet: xw.Sheet) -> None:
    sheet["A1"].value = True
    sheet["A1"].value = 1
    assert sheet["A1"].value == 1.0
    assert not isinstance(sheet["A1"].value, bool)


def test_an_error_is_none_unless_its_text_is_asked_for(sheet: xw.Sheet) -> None:
    sheet["A1"].formula = [["=1/0", "=NA()"], ["=nom_inconnu", "=2"]]
    assert sheet["A1:B2"].value == [[None, None], [None, 2.0]]
    read_rows = sheet["A1:B2"].options(err_to_str=True).value
    assert read_rows == [["#DIV/0!", "#N/A"], ["#NAME?", 2.0]]


def test_ranges_that_share_no_cell_are_an_error_of_their_own(sheet: xw.Sheet) -> None:
    sheet["C1"].formula = [["=SUM(A1 A2)"], ["=SUM(A1:B2 B2:B3)"], ["=#NULL!"], ["=#REF!"]]
    sheet["B2"].value = 7

    read_rows = sheet["C1:C4"].options(err_to_str=True).value

    assert read_rows == ["#NULL!", 7.0, "#NULL!", "#REF!"]
    assert sheet["C1"].formula == "=SUM(A1 A2)"


def test_an_error_of_libreoffice_alone_keeps_its_number(sheet: xw.Sheet) -> None:
    sheet["A1"].formula = "=SQRT(-1)"
    assert sheet["A1"].options(err_to_str=True).value == "Err:502"


def test_writing_values_keeps_the_notes(sheet: xw.Sheet) -> None:
    sheet["B2"].add_note("à garder")
    sheet["A1"].value = [[1, 2], [3, 4]]
    assert sheet["B2"].note is not None
    assert sheet["B2"].note.text == "à garder"


def test_writing_formulas_keeps_the_notes(sheet: xw.Sheet) -> None:
    sheet["B2"].add_note("à garder")
    sheet["A1:B2"].formula = "=1"
    assert [note.text for note in sheet.notes] == ["à garder"]


def test_a_formula_is_written_and_read_in_excel_s_grammar(sheet: xw.Sheet) -> None:
    sheet.book.sheets.add("Ma feuille", after=sheet)
    formulas = ["=SUM(1,2)", "='Ma feuille'!$A$1", '=IF(A1=3,"a;b","c,d")']
    sheet["A1:C1"].formula = [formulas]
    assert sheet["A1:C1"].formula == [formulas]
    assert sheet["A1:C1"].value == [3.0, 0.0, "a;b"]


def test_a_lone_formula_is_filled_with_its_references_moved(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].formula = "=A1*$A$1"
    assert sheet["B2:C3"].formula == [["=A1*$A$1", "=B1*$A$1"], ["=A2*$A$1", "=B2*$A$1"]]


def test_an_array_formula_is_told_apart(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 4], [2, 5], [3, 6]]
    sheet["D1"].formula_array = "=SUM(A1:A3*B1:B3)"
    assert sheet["D1"].value == 32.0
    assert sheet["D1"].formula_array == "=SUM(A1:A3*B1:B3)"
    assert sheet["D1"].has_array
    assert not sheet["A1"].has_array


def test_rows_of_unequal_length_are_refused_before_anything_is_written(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="taille de la plage"):
        sheet["A1:B2"].impl.raw_value = [[1, 2], [3]]
    assert sheet["A1"].value is None


def test_converters_of_xlwings_work(sheet: xw.Sheet) -> None:
    sheet["A1"].value = {"heures": 24, "semaines": 41}
    assert sheet["A1:B2"].options(dict).value == {"heures": 24.0, "semaines": 41.0}
    sheet["D1"].options(transpose=True).value = ["a", "b"]
    assert sheet["D1:D2"].value == ["a", "b"]
    assert sheet["B1"].options(numbers=int).value == 24


def test_forty_thousand_cells_are_written_and_read_in_as_few_trips_as_four(
    sheet: xw.Sheet, counter: "TripCounter"
) -> None:
    grid: list[list[Any]] = [
        [f"texte {i}" if j % 2 else float(i * j) for j in range(20)] for i in range(2000)
    ]
    four: list[list[Any]] = [[1.0, "a"], [2.0, "b"]]
    least = _trips(counter, sheet, "W1:X2", four)
    assert _trips(counter, sheet, "A1:T2000", grid) < 2 * least


def _trips(counter: "TripCounter", sheet: xw.Sheet, area: str, grid: list[list[Any]]) -> int:
    """Write a grid and read it back; give the round trips to LibreOffice that it took."""
    before = counter.total
    sheet[area].value = grid
    assert sheet[area].value == grid
    return counter.total - before
