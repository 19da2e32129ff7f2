"""Days, times and addresses mean what openpyxl says they mean, which is no longer asked."""

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.styles import numbers
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_excel

from pial_xl.sheets.closed.moments import (
    BUILTIN_FORMATS,
    MAC_EPOCH,
    WINDOWS_EPOCH,
    is_date_format,
    is_day_format,
    is_timedelta_format,
    moment,
)
from pial_xl.tables.address import area, column_letters, column_number

_PIECES = ["d", "mm", "yyyy", "h", "[h]", "[HH]", "[mm]", "[s]", "0", "#", '"jours"', "[Red]"]
_PIECES += ["[$-40C]", "\\d", "_m", ";", "@", ":", ".00", "[", "]", '"']
CODES = st.lists(
    st.sampled_from([*_PIECES, " "]),
    max_size=8,
).map("".join)
DAYS = (
    st.integers(-5, 100_000) | st.floats(-5, 100_000) | st.sampled_from([0, 59, 60, 1, 0.99999999])
)


@given(CODES)
@example("[h]:mm")
@example('0" jours"')
def test_a_format_shows_a_day_or_a_duration_as_openpyxl_says(code: str) -> None:
    assert is_date_format(code) == numbers.is_date_format(code)
    assert is_timedelta_format(code) == numbers.is_timedelta_format(code)


@pytest.mark.parametrize("number", range(50))
def test_a_format_that_files_do_not_spell_out_shows_the_same(number: int) -> None:
    written, ours = numbers.BUILTIN_FORMATS.get(number, ""), BUILTIN_FORMATS.get(number, "")
    assert is_date_format(ours) == numbers.is_date_format(written)
    assert is_timedelta_format(ours) == numbers.is_timedelta_format(written)


@pytest.mark.parametrize("code", ["dd/mm/yyyy", "d-m-y", "mmm\\ yy", "[$-40C]d mmmm yyyy", 'd "h"'])
def test_a_format_of_days_shows_no_time(code: str) -> None:
    assert is_day_format(code)


@pytest.mark.parametrize("code", ["hh:mm", "[h]:mm", "mm:ss", "[mm]", "d/m/y h:mm", "0", "General"])
def test_a_format_of_times_or_numbers_shows_no_day_alone(code: str) -> None:
    assert not is_day_format(code)


@given(DAYS, st.sampled_from([WINDOWS_EPOCH, MAC_EPOCH]), st.booleans())
def test_a_number_is_the_same_moment(days: float, epoch: datetime, duration: bool) -> None:
    assert moment(days, epoch, shown_as_duration=duration) == from_excel(days, epoch, duration)


@given(st.integers(1, 16_384))
def test_letters_give_back_their_column(number: int) -> None:
    assert column_number(column_letters(number)) == number
    assert column_number(get_column_letter(number).lower()) == number


@pytest.mark.parametrize("letters", ["", "É", "A1", "ABCD", "$A", " A"])
def test_what_is_no_column_is_refused(letters: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        column_number(letters)


@pytest.mark.parametrize("reference", ["A1", "A1:B5", "$A$4:$H$804", "xfd1048576"])
def test_an_area_has_the_corners_that_openpyxl_gives(reference: str) -> None:
    assert area(reference) == range_boundaries(reference.upper())


@pytest.mark.parametrize("reference", ["", "A", "A:B", "1:5", "A1:", "A1:B2:C3", "#REF!"])
def test_what_is_no_area_of_cells_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        area(reference)
