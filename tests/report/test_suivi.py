"""What a person writes in Suivi: how it is read, and what it is worth."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.constats import Niveau
from pial_xl.report.suivi import Suivi, accepted_until
from pial_xl.units.dates import format_date

UNTIL = date(2027, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "accepté jusqu'au 15/01/2027",
        "Accepté jusqu’au 15/01/2027",
        "ACCEPTE JUSQU'AU 15/1/27",
        "acceptée jusqu'au 15 janvier 2027",
        "accepté jusqu'au\u00a015/01/2027.",
        "  accepté   jusqu'au  15.01.2027 ",
        "accepté jusque 15/01/2027",
        "accepté au 15/01/2027",
        "accepté 15/01/2027",
        "accepté : 2027-01-15",
        "accepté jusqu'au lundi 15 janvier 2027",
    ],
)
def test_an_acceptance_is_read_however_it_is_typed(text: str) -> None:
    assert accepted_until(text) == UNTIL


@pytest.mark.parametrize(
    "text", ["", "vu", "Vu le 15/01/2027", "15/01/2027", "non accepté", "acceptable"]
)
def test_other_words_accept_nothing(text: str) -> None:
    assert accepted_until(text) is None


@pytest.mark.parametrize(
    "text", ["accepté", "accepté jusqu'au", "accepté jusqu'au 31/02/2027", "accepté jusqu'à Noël"]
)
def test_an_acceptance_without_a_day_is_unclear(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever way the date is wrong
        accepted_until(text)
    assert Suivi(text).is_unclear
    assert Suivi(text).until is None


def test_the_last_day_is_included_and_the_next_is_not() -> None:
    suivi = Suivi("accepté jusqu'au 15/01/2027")
    assert suivi.accepts(Niveau.ALERTE, UNTIL)
    assert not suivi.accepts(Niveau.ALERTE, UNTIL + timedelta(days=1))


def test_a_bloquant_is_never_accepted() -> None:
    assert not Suivi("accepté jusqu'au 15/01/2027").accepts(Niveau.BLOQUANT, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "judges"),
    [
        ("vu", True),
        ("Vu.", True),
        ("accepté jusqu'au 15/01/2027", True),
        ("accepté", True),
        ("", False),
        ("en attente de la DSDEN", False),
    ],
)
def test_what_judges_a_measure_falls_with_it(text: str, judges: bool) -> None:
    assert Suivi(text).is_judgment is judges


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert accepted_until(f"accepté jusqu'au {format_date(day)}") == day


@given(st.text(max_size=300))
def test_any_text_is_read_or_told_unclear(text: str) -> None:
    suivi = Suivi(text)
    assert not (suivi.is_unclear and suivi.until)
    assert suivi.suivi == text


@given(st.text(max_size=40))
def test_any_text_after_accepted_never_breaks(rest: str) -> None:
    suivi = Suivi(f"accepté{rest}")
    assert suivi.until is None or isinstance(suivi.until, date)
