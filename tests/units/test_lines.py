"""Text that is printed: its lines kept, dates and numbers as a sheet shows them."""

from datetime import date, datetime, time

import pytest

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
