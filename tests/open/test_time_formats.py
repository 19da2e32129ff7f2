"""Which number formats show a time."""

import pytest

from pial_xl.sheets.open.durations import is_time_format


@pytest.mark.parametrize(
    "code",
    ["[h]:mm", "hh:mm", 'h"h"mm', "[hh]:mm:ss", "h:mm AM/PM", "mm:ss", "[mm]", "[$-40C]h:mm"],
)
def test_a_format_of_hours_is_a_time(code: str) -> None:
    assert is_time_format(code)


@pytest.mark.parametrize(
    "code",
    ["General", "0.00", '0" heures"', "#,##0\\h", "@", "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "[Red]0"],
)
def test_a_format_of_numbers_texts_or_dates_is_not(code: str) -> None:
    assert not is_time_format(code)
