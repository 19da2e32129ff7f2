"""Times are the same whatever a workbook counts its days from, and however it writes them."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import MAC_EPOCH, from_excel
from workbook_factory import AESH, replacing, retouch, write_openpyxl, write_xlsxwriter

from pial_xl.sheets.closed.serials import as_counted_from_1900
from pial_xl.sheets.closed.workbook import read_workbook
from pial_xl.units.durations import parse_duration, parse_time_of_day

minutes = st.integers(min_value=0, max_value=55 * 24 * 60)


def hours_cell(path: Path) -> object:
    return read_workbook(path).tables["T_AESH"].rows[0][1][3]


@given(minutes)
def test_a_duration_is_the_same_in_a_workbook_that_counts_from_1904(count: int) -> None:
    serial = count / 1440
    held = as_counted_from_1900(from_excel(serial, MAC_EPOCH), from_1904=True, written=False)
    assert held == from_excel(serial)
    assert parse_duration(held) == count


@given(minutes)
def test_a_cell_that_writes_its_date_loses_no_day(count: int) -> None:
    written = datetime(1899, 12, 30) + timedelta(minutes=count)
    held = as_counted_from_1900(written, from_1904=False, written=True)
    assert parse_duration(held) == count


@given(st.dates(min_value=date(1935, 1, 1)), st.booleans(), st.booleans())
def test_the_days_of_our_time_are_left_as_they_are(
    day: date, from_1904: bool, written: bool
) -> None:
    assert as_counted_from_1900(day, from_1904=from_1904, written=written) == day


@pytest.mark.parametrize("value", [None, "x", 24.5, True, time(8, 30), timedelta(hours=30)])
def test_what_is_no_date_is_left_as_it_is(value: object) -> None:
    assert as_counted_from_1900(value, from_1904=True, written=True) is value


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1899-12-31T00:15:00", 1455), ("1899-12-30T08:30:00", 510), ("PT24H15M", 1455)],
)
def test_hours_of_a_cell_that_writes_its_date(tmp_path: Path, written: str, expected: int) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": [AESH[0], ["A01", "FICTIF", None, 24.5]]})
    change = replacing(b'r="D2" t="n"><v>24.5</v>', f'r="D2" t="d"><v>{written}</v>'.encode())
    assert parse_duration(hours_cell(retouch(path, "xl/worksheets/sheet1.xml", change))) == expected


def test_a_time_of_day_of_a_cell_that_writes_its_date_is_one(tmp_path: Path) -> None:
    held = as_counted_from_1900(datetime(1899, 12, 30, 8, 30), from_1904=False, written=True)
    assert parse_time_of_day(held) == 510


@pytest.mark.parametrize("from_1904", [True, False])
def test_24_hours_shown_as_a_time_are_24_hours(tmp_path: Path, from_1904: bool) -> None:
    grid = [AESH[0], ["A01", "FICTIF", None, time(8, 30)]]
    path = write_xlsxwriter(tmp_path / "a.xlsx", {"AESH": grid}, options={"date_1904": from_1904})
    number = str(8.5 / 24)[:12].encode()
    whole = retouch(
        path, "xl/worksheets/sheet1.xml", lambda data: _with_value(data, number, b"1</v>")
    )
    assert parse_duration(hours_cell(whole)) == 1440


def _with_value(data: bytes, number: bytes, after: bytes) -> bytes:
    start = data.index(number)
    return data[:start] + after + data[data.index(b"</v>", start) + 4 :]


@pytest.mark.parametrize("from_1904", [True, False])
@pytest.mark.parametrize(
    ("shown", "minutes"),
    [("dd/mm/yyyy", 12 * 60), ("d mmmm yyyy", 12 * 60), ("[h]:mm", 12 * 24 * 60)],
)
def test_a_number_left_in_a_date_format_is_the_number(
    tmp_path: Path, shown: str, minutes: int, from_1904: bool
) -> None:
    path = write_openpyxl(tmp_path / "a.xlsx", {"AESH": [AESH[0], ["A01", "FICTIF", None, 12]]})
    book = openpyxl.load_workbook(path)
    book["AESH"]["D2"].number_format = shown
    if from_1904:
        book.epoch = MAC_EPOCH
    book.save(path)
    assert parse_duration(hours_cell(path)) == minutes
