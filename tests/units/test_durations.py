"""Durations: every writing of the workbook, and back."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.durations import (
    ambiguous_decimal,
    format_duration,
    parse_duration,
    parse_time_of_day,
    round_minutes,
)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        (24, 1440),
        (24.5, 1470),
        ("24", 1440),
        ("24,5", 1470),
        ("24.5", 1470),
        ("24h", 1440),
        ("24 h", 1440),
        ("24h15", 1455),
        ("24 h 15", 1455),
        ("24\u00a0h\u00a015", 1455),
        ("24H15", 1455),
        ("24h15min", 1455),
        ("24:15", 1455),
        ("24:15:00", 1455),
        ("24 heures 15", 1455),
        ("45 min", 45),
        ("0h30", 30),
        ("24,15", 1449),
        (time(8, 30), 510),
        (timedelta(hours=24, minutes=15), 1455),
        (datetime(1900, 1, 1, 0, 15), 1455),
        (1.0104167, 1455),
        (1.5, 90),
        (1.125, 68),
        (0.375, 23),
        ("\u200e24h15", 1455),
        (7.333333, 440),
        ("-2h", -120),
    ],
)
def test_a_duration_is_read_from_any_usual_writing(written: object, minutes: int) -> None:
    assert parse_duration(written) == minutes


@pytest.mark.parametrize(
    "written",
    ["", "h", "24h75", "24h 1 5", "vingt", "24-15", "1e3", "=24", True, date(2026, 9, 1),
     datetime(2026, 9, 1), float("nan"), float("inf"), "24h15m30", None, "٢٤x"],
)  # fmt: skip
def test_anything_else_is_refused(written: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the parser's own affair
        parse_duration(written)


@given(st.integers(-6000, 6000))
def test_what_is_written_reads_back(minutes: int) -> None:
    assert parse_duration(format_duration(minutes)) == minutes


@given(st.integers(0, 4000))
def test_an_excel_time_reads_back(minutes: int) -> None:
    assert parse_duration(timedelta(minutes=minutes)) == minutes


@given(st.decimals(0, 99, places=2, allow_nan=False))
def test_hours_with_two_decimals_are_hours_never_an_excel_time(hours: object) -> None:
    exact = round_minutes(Fraction(str(hours)) * 60)
    assert parse_duration(float(str(hours))) == exact
    assert parse_duration(str(hours).replace(".", ",")) == exact


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        (71.75 / 24, 71 * 60 + 45),  # 2.9896 days
        (4319 / 1440, 71 * 60 + 59),
        (3, 180),
        (4321 / 1440, 180),  # 3.0007: three hours and the hundredths of a formula
        (84.25 / 24, 211),  # 3.5104
    ],
)
def test_a_fraction_of_a_day_is_an_excel_time_under_three_days(value: float, minutes: int) -> None:
    assert parse_duration(value) == minutes


@given(st.text(max_size=30))
def test_no_text_makes_the_parser_fail_otherwise(text: str) -> None:
    with suppress(ValueError):
        parse_duration(text)


@pytest.mark.parametrize(
    ("value", "reading"),
    [(24.15, (24, 15)), (24.45, (24, 45)), (24.3, (24, 30)), ("24,15", (24, 15)), (0.15, (0, 15))],
)
def test_a_decimal_that_may_be_minutes_is_doubted(value: object, reading: object) -> None:
    assert ambiguous_decimal(value) == reading


@pytest.mark.parametrize("value", [24, 24.5, 24.25, 24.75, 24.1, "24h15", 24.155, None, True])
def test_other_values_are_not_doubted(value: object) -> None:
    assert ambiguous_decimal(value) is None


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        (time(8, 30), 510),
        ("8h30", 510),
        ("08:30", 510),
        (0.354166667, 510),
        ("8h", 480),
        (8.5, 510),
    ],
)
def test_a_time_of_day_is_minutes_after_midnight(written: object, minutes: int) -> None:
    assert parse_time_of_day(written) == minutes


@pytest.mark.parametrize("written", ["25h", "-1h", 30])
def test_a_time_of_day_stays_in_the_day(written: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_time_of_day(written)


@pytest.mark.parametrize(
    ("minutes", "rounded"), [(0.5, 1), (0.49, 0), (-0.5, -1), (-0.49, 0), (1.5, 2), (1, 1)]
)
def test_minutes_are_rounded_half_away_from_zero(minutes: float, rounded: int) -> None:
    assert round_minutes(Fraction(minutes)) == rounded


@pytest.mark.parametrize(("written", "minutes"), [("0h", 0), ("24h", 1440), ("23h59", 1439)])
def test_a_day_goes_from_0h00_to_24h00(written: str, minutes: int) -> None:
    assert parse_time_of_day(written) == minutes


@pytest.mark.parametrize("written", ["-0h01", "24h01"])
def test_a_minute_before_or_after_the_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_time_of_day(written)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("24 h/semaine", 1440),
        ("24h15 par semaine", 1455),
        ("24,5 h / sem.", 1470),
        ("24 heures hebdomadaires", 1440),
        ("24/semaine", 1440),
        ("45 min par semaine", 45),
        ("2\u00ad4 h", 1440),
    ],
)
def test_hours_said_to_be_of_a_week_are_read(written: str, minutes: int) -> None:
    assert parse_duration(written) == minutes


@pytest.mark.parametrize("written", ["/semaine", "par semaine", "24 par mois", "24 s", "9" * 4000])
def test_what_is_no_duration_of_a_week_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written)):
        parse_duration(written)
