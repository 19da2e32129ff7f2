"""The summary's charts as SVG: the same figures as in the workbook, and texts that stay texts."""

from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from pial_xl.bareme.parametre import ConventionEtp
from pial_xl.report.blocks.values import Etp, Share, Value, duration, shown
from pial_xl.report.means import PoleRow
from pial_xl.report.quantity import NOT_JUDGED, Amount, Bound
from pial_xl.report.svg import drawn_charts
from pial_xl.report.synthese import Synthese

SVG = "{http://www.w3.org/2000/svg}"
NO_ETP = dict.fromkeys(ConventionEtp)


def minutes(value: int) -> Amount:
    return Amount(value, NO_ETP)


def pole(code: str, dotation: Amount) -> PoleRow:
    none = minutes(0)
    return PoleRow(code, f"Pôle {code}", 3, dotation, minutes(600), none, none, none)


def summary(*poles: PoleRow) -> Synthese:
    return Synthese((*poles, pole("Ensemble", minutes(0))), (), None, None, 60, ())


def bars(svg: str) -> list[ET.Element]:
    drawn = ET.fromstring(svg)  # noqa: S314 - our own
    return [bar for bar in drawn.iter(f"{SVG}rect") if bar.find(f"{SVG}title") is not None]


def test_a_pole_has_a_bar_for_each_series_as_high_as_its_hours() -> None:
    (chart,) = drawn_charts(summary(pole("P1", minutes(1200)), pole("P2", minutes(300))))
    heights = [float(bar.get("height", "")) for bar in bars(chart.svg)]
    assert len(heights) == 6
    assert heights[0] == pytest.approx(2 * heights[1], abs=0.2)
    assert heights[0] == pytest.approx(4 * heights[3], abs=0.2)


def test_a_bar_says_what_it_stands_for() -> None:
    (chart,) = drawn_charts(summary(pole("P1", minutes(90))))
    assert bars(chart.svg)[0].findtext(f"{SVG}title") == "P1, Dotation\xa0: 1h30"


def test_what_is_not_judged_has_no_height_and_says_so() -> None:
    (chart,) = drawn_charts(summary(pole("P1", NOT_JUDGED)))
    bar = bars(chart.svg)[0]
    assert float(bar.get("height", "")) == 0
    assert bar.findtext(f"{SVG}title") == "P1, Dotation\xa0: non évalué"


def test_a_bar_has_its_whole_hours_written_over_it() -> None:
    (chart,) = drawn_charts(summary(pole("P1", minutes(12 * 60 + 40))))
    assert "13h" in [text.text for text in ET.fromstring(chart.svg).iter(f"{SVG}text")]  # noqa: S314


def test_what_is_not_judged_has_no_value_over_it() -> None:
    (chart,) = drawn_charts(summary(pole("P1", NOT_JUDGED)))
    assert "None" not in chart.svg


def test_a_code_that_looks_like_a_tag_stays_a_text() -> None:
    (chart,) = drawn_charts(summary(pole("<script>", minutes(60))))
    assert "<script>" not in chart.svg
    assert "<script>" in [text.text for text in ET.fromstring(chart.svg).iter(f"{SVG}text")]  # noqa: S314


def test_without_poles_there_is_no_chart() -> None:
    assert drawn_charts(Synthese((), (), None, None, 60, ())) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("P1", "P1"),
        (1234, "1\xa0234"),
        (None, "non évalué"),
        (duration(90), "1h30"),
        (duration(-90), "\u22121h30"),
        (Amount(90, {}, Bound.MINIMUM), "≥\xa01h30"),
        (Etp(Fraction(77, 2), Bound.EXACT), "38,50"),
        (Etp(Fraction(5, 8), Bound.EXACT), "0,63"),
        (Etp(Fraction(-1, 1000), Bound.EXACT), "0,00"),
        (Etp(Fraction(-1, 2), Bound.MAXIMUM), "≤\xa0\u22120,50"),
        (Share(Fraction(91, 100)), "91\xa0%"),
        (NOT_JUDGED, "non évalué"),
    ],
)
def test_a_figure_reads_as_its_cell_does(value: Value, text: str) -> None:
    assert shown(value) == text
