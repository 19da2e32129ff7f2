"""Dates as the French write them, and school years."""

import re
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.dates import SchoolYear, format_date, is_active, overlaps, parse_date


@pytest.mark.parametrize(
    "written",
    [
        "01/09/2026", "1/9/2026", "01-09-2026", "01.09.2026", "1/9/26", "2026-09-01",
        "2026-09-01 00:00:00", "1 sept. 2026", "1er septembre 2026", "1 septembre 2026",
        "mardi 1 septembre 2026", "mar 1 sept. 2026", "le 1er septembre 2026",
        "le mardi 1/9/2026", "mardi 2026-09-01", "2026/09/01", "2026-09-01 08:30 +0200",
        "01/09/2026T8:30", "2026-09-01T08:30:00.000+02:00",
        "1\u00a0sept.\u00a02026", "1 SEPT 2026", 46266, 46266.0,
        datetime(2026, 9, 1, 8, 30), date(2026, 9, 1),
    ],
)  # fmt: skip
def test_a_date_is_read_from_any_usual_writing(written: object) -> None:
    assert parse_date(written) == date(2026, 9, 1)


@pytest.mark.parametrize("month", ["févr.", "août", "déc.", "juil.", "avr"])
def test_short_months_are_known(month: str) -> None:
    assert parse_date(f"3 {month} 2027").day == 3


@pytest.mark.parametrize(
    "written",
    ["31/02/2026", "2026-09-01T8", "1/9/26 8:5", "09/2026", "2026", "demain", "", True, -1, 1e9],
)
def test_anything_else_is_refused(written: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_date(written)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_what_is_written_reads_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_no_text_makes_the_parser_fail_otherwise(text: str) -> None:
    with suppress(ValueError):
        parse_date(text)


@pytest.mark.parametrize("written", ["2026-2027", "2026/2027", "2026 – 2027", "2026-27"])
def test_a_school_year_is_two_years_running(written: str) -> None:
    assert str(SchoolYear.parse(written)) == "2026-2027"


@pytest.mark.parametrize("written", ["2026", "2026-2028", "2027-2026", "", "année"])
def test_other_years_are_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        SchoolYear.parse(written)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_in_the_school_year_that_contains_it(day: date) -> None:
    assert day in SchoolYear.containing(day)


def test_an_open_end_never_ends() -> None:
    assert is_active(None, None, date(2026, 1, 1))
    assert is_active(date(2026, 1, 1), None, date(2026, 1, 1))
    assert not is_active(date(2026, 1, 2), None, date(2026, 1, 1))


periods = st.tuples(
    st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20)),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20)),
).filter(lambda p: p[0] is None or p[1] is None or p[0] <= p[1])


@given(periods, periods)
def test_two_periods_overlap_when_they_share_a_day(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> None:
    days = [date(2025, 12, 31), *(date(2026, 1, n) for n in range(1, 32))]
    shared = any(is_active(*first, day) and is_active(*second, day) for day in days)
    assert overlaps(first, second) == shared
    assert overlaps(first, second) == overlaps(second, first)


def test_a_school_year_goes_from_1_september_to_31_august() -> None:
    year = SchoolYear.parse("2026-2027")
    days = [date(2026, 8, 31), date(2026, 9, 1), date(2027, 8, 31), date(2027, 9, 1)]
    assert [day in year for day in days] == [False, True, True, False]
    assert [SchoolYear.containing(day).start_year for day in days] == [2025, 2026, 2026, 2027]


def test_a_day_number_of_excel_stands_between_1900_and_2447() -> None:
    assert parse_date(1) == date(1899, 12, 31)
    assert parse_date(199_999) == date(2447, 7, 29)
    for number in (0, 200_000):
        with pytest.raises(ValueError):  # noqa: PT011
            parse_date(number)


@pytest.mark.parametrize(
    "written",
    [
        "01/09/2026 00:00",
        "1/9/2026 00:00:00",
        "01/09/26 8h30",
        "1er septembre 2026 à 08:30",
        "2026-09-01T00:00:00Z",
    ],
)
def test_a_time_of_day_after_a_date_is_left_out(written: str) -> None:
    assert parse_date(written) == date(2026, 9, 1)


@pytest.mark.parametrize("written", ["01/09/2026 00", "01/09/2026 midi", "0" * 5000])
def test_what_follows_a_date_must_be_a_time(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written)):
        parse_date(written)
