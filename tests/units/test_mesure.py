from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pial_xl.units.dates import parse_date
from pial_xl.units.durations import parse_duration
from pial_xl.units.mesure import (
    Bounds,
    Mesure,
    Unite,
    after,
    amount,
    as_mesure,
    at_least,
    at_most,
    between,
    both,
    count,
    day,
    day_count,
    etp,
    from_day,
    imp,
    minutes,
    number,
    percent,
    period,
    points,
    text,
    until,
)
from pial_xl.units.numbers import parse_number

JOUR = date(2026, 11, 24)
ROUND_HUNDREDTHS = st.integers(-1_000_000, 1_000_000).map(lambda n: Decimal(n) / 100)


class TestOneValue:
    @pytest.mark.parametrize(
        ("mesure", "value", "unite", "shown"),
        [
            (minutes(1455), 1455, Unite.MINUTES, "24h15"),
            (minutes(-90), -90, Unite.MINUTES, "-1h30"),
            (etp(Fraction(1, 3)), Fraction(1, 3), Unite.ETP, "0,33\u00a0ETP"),
            (day(JOUR), JOUR, Unite.DATE, "24/11/2026"),
            (day_count(1), 1, Unite.DAYS, "1 jour"),
            (day_count(-14), -14, Unite.DAYS, "-14 jours"),
            (number(Decimal("0.50")), Decimal("0.5"), Unite.NUMBER, "0,5"),
            (number(2, "{} fois"), 2, Unite.NUMBER, "2 fois"),
            (count(1, "élève"), 1, Unite.NUMBER, "1 élève"),
            (count(2, "élève"), 2, Unite.NUMBER, "2 élèves"),
            (percent(Fraction(200, 3), 1), Fraction(200, 3), Unite.PERCENT, "66,7\u00a0%"),
            (points(Fraction(-3, 4)), Fraction(-3, 4), Unite.POINTS, "-0,75\u00a0point"),
            (imp(Decimal("0.5"), "+{}"), Decimal("0.5"), Unite.IMP, "+0,5"),
            (amount(Decimal(1250)), Decimal(1250), Unite.EUROS, "1\u00a0250\u00a0€"),
            (text("vide"), "vide", Unite.TEXT, "vide"),
        ],
    )
    def test_it_keeps_its_value_and_shows_its_french_text(
        self, mesure: Mesure, value: object, unite: Unite, shown: str
    ) -> None:
        assert (mesure.value, mesure.unite, mesure.text) == (value, unite, shown)

    @given(st.integers(-500_000, 500_000))
    def test_the_text_of_a_duration_is_the_writing_that_the_workbook_reads(self, n: int) -> None:
        assert parse_duration(minutes(n).text) == minutes(n).value

    @given(st.dates(date(1990, 1, 1), date(2190, 1, 1)))
    def test_the_text_of_a_date_is_the_writing_that_the_workbook_reads(self, jour: date) -> None:
        assert parse_date(day(jour).text) == day(jour).value

    @given(ROUND_HUNDREDTHS)
    def test_a_number_to_the_hundredth_is_shown_in_full(self, n: Decimal) -> None:
        assert parse_number(number(n).text) == n

    def test_a_value_is_not_rounded_to_what_its_text_shows(self) -> None:
        assert etp(Fraction(1, 3)) != etp(Fraction(33, 100))
        assert etp(Fraction(1, 3)).text == etp(Fraction(33, 100)).text

    def test_it_stands_in_a_sentence_by_its_text(self) -> None:
        assert f"{minutes(1440)} affectées" == "24h00 affectées"

    @given(st.text())
    def test_a_text_is_kept_as_the_person_wrote_it_but_for_its_spaces(self, shown: str) -> None:
        mesure = as_mesure(shown)
        assert mesure.value == shown
        assert mesure.text.replace("\u00a0", " ") == shown.replace("\u00a0", " ")
        assert as_mesure(mesure.text).text == mesure.text

    def test_a_measure_is_taken_as_it_is(self) -> None:
        assert as_mesure(minutes(60)) == minutes(60)


class TestBounds:
    @pytest.mark.parametrize(
        ("mesure", "low", "high", "unite", "shown"),
        [
            (at_least(minutes(60)), 60, None, Unite.MINUTES, "1h00 au moins"),
            (at_most(number(6)), None, 6, Unite.NUMBER, "6 au plus"),
            (between(number(41), number(45), "41 à 45"), 41, 45, Unite.NUMBER, "41 à 45"),
            (
                after(JOUR, "après le {}"),
                date(2026, 11, 25),
                None,
                Unite.DATE,
                "après le 24/11/2026",
            ),
            (from_day(JOUR, "dès le {}"), JOUR, None, Unite.DATE, "dès le 24/11/2026"),
            (until(JOUR, "avant le {}"), None, JOUR, Unite.DATE, "avant le 24/11/2026"),
        ],
    )
    def test_they_hold_both_ends_included_and_none_where_open(
        self, mesure: Mesure, low: object, high: object, unite: Unite, shown: str
    ) -> None:
        assert mesure == Mesure(Bounds(low, high), unite, shown)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("debut", "fin", "shown"),
        [
            (JOUR, JOUR, "du 24/11/2026 au 24/11/2026"),
            (JOUR, None, "du 24/11/2026 sans fin"),
            (None, JOUR, "au 24/11/2026"),
            (None, None, "sans fin"),
        ],
    )
    def test_a_period_says_its_open_ends(
        self, debut: date | None, fin: date | None, shown: str
    ) -> None:
        assert period(debut, fin) == Mesure(Bounds(debut, fin), Unite.DATE, shown)

    def test_without_any_bound_there_is_nothing_to_expect(self) -> None:
        with pytest.raises(ValueError, match="bornes"):
            between(None, None, "")

    def test_bounds_of_two_units_are_refused(self) -> None:
        with pytest.raises(ValueError, match="bornes"):
            between(minutes(60), number(2), "")

    def test_a_bound_is_one_value(self) -> None:
        with pytest.raises(ValueError, match="une seule valeur"):
            at_least(at_most(number(2)))


def test_the_same_thing_in_two_units_is_one_measure() -> None:
    mesure = both(minutes(1440), etp(Fraction(61, 100)), "{} ; {}")

    assert (mesure.value, mesure.unite) == (1440, Unite.MINUTES)
    assert mesure.also == etp(Fraction(61, 100))
    assert mesure.text == "24h00\u00a0; 0,61\u00a0ETP"
