"""Text that is printed: its lines kept, dates and numbers as a sheet shows them."""

from datetime import date, datetime, time

import pytest

from pial_xl.units.dates import long_date
from pial_xl.units.lines import printed_text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Secteur  Nord\nSecteur\u00a0Sud", "Secteur Nord\nSecteur Sud"),
        ("\r\nNord\r\n\r\nSud\n", "Nord\n\nSud"),
        (datetime(2026, 9, 3), "03/09/2026"),
        (date(2026, 9, 3), "03/09/2026"),
        (datetime(2026, 9, 3, 8, 30), "03/09/2026 08:30"),
        (time(8, 30), "08:30"),
        (0.5, "0,5"),
        (44.0, "44"),
        (44, "44"),
        (True, "VRAI"),
        ("", ""),
    ],
)
def test_a_text_is_printed_as_its_sheet_shows_it(value: object, shown: str) -> None:
    assert printed_text(value) == shown


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 9, 1), "1er\u00a0septembre 2026"),
        (date(2026, 8, 24), "24\u00a0août 2026"),
        (date(2027, 2, 3), "3\u00a0février 2027"),
        (date(2026, 12, 31), "31\u00a0décembre 2026"),
    ],
)
def test_a_date_in_words(day: date, said: str) -> None:
    assert long_date(day) == said
