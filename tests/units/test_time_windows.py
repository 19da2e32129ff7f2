"""Two hours of the day, written as people do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.time_windows import TimeWindow


@pytest.mark.parametrize("written", ["11h30-14h00", "11:30 – 14:00", "de 11h30 à 14h", "11h30—14h"])
def test_two_hours(written: str) -> None:
    assert TimeWindow.parse(written) == TimeWindow(690, 840)


@pytest.mark.parametrize("written", ["", "11h30", "14h-11h30", "11h-11h", "11h-12h-13h", "11h-25h"])
def test_what_is_not_two_hours_in_order(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it says what was written, each in its way
        TimeWindow.parse(written)


@given(st.integers(0, 1439), st.integers(1, 1440))
def test_what_is_written_is_read_back(debut: int, fin: int) -> None:
    if debut < fin:
        window = TimeWindow(debut, fin)
        assert TimeWindow.parse(str(window)) == window


def test_what_it_holds() -> None:
    window = TimeWindow(480, 600)
    assert window.middle == 540
    assert window.holds(480, 600)
    assert not window.holds(479, 600)
    assert not window.holds(480, 601)


@pytest.mark.parametrize(
    ("debut", "fin", "minutes"),
    [(400, 480, 0), (400, 481, 1), (500, 520, 20), (400, 700, 120), (599, 700, 1), (600, 700, 0)],
)
def test_what_it_shares_with_other_hours(debut: int, fin: int, minutes: int) -> None:
    assert TimeWindow(480, 600).shared_with(debut, fin) == minutes
