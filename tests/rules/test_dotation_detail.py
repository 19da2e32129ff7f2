"""D-08: the line of a kind of help, or of a school, against the lines that detail it."""

import pytest

from pial_xl.testing import YEAR_START, SampleWorkbook

DOT = "Dotation"


@pytest.fixture
def c() -> SampleWorkbook:
    return SampleWorkbook()


def _d08(c: SampleWorkbook) -> list[tuple[str, str, str]]:
    return [place for place in c.constats() if place[0] == "D-08"]


@pytest.mark.parametrize(("second", "expected"), [(12, []), (13, [("D-08", DOT, "D7")])])
def test_d08_the_schools_of_a_kind_are_not_more_than_its_line(
    c: SampleWorkbook, second: int, expected: list[tuple[str, str, str]]
) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
    for uai, hours in (("0440001M", 24), ("0440003P", second)):
        c.add("T_Dotation", pole="P1", uai=uai, aide="I", heures=hours, date_effet=YEAR_START)
    assert _d08(c) == expected


def test_d08_names_the_kind_whose_detail_is_too_large(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", uai="0440001M", aide="I", heures=37, date_effet=YEAR_START)
    assert "P1 (I)" in c.constat("D-08").message
    assert "le détail (37h00) ne fait pas le total (36h00)" in c.constat("D-08").message


def test_d08_the_kinds_of_a_school_are_not_more_than_its_line(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", uai="0440003P", heures=24, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", uai="0440003P", aide="I", heures=25, date_effet=YEAR_START)
    assert _d08(c) == [("D-08", DOT, "D7")]


def test_d08_a_line_of_a_kind_is_compared_without_a_total_of_the_pole(
    c: SampleWorkbook,
) -> None:
    c.put("T_Dotation", 0, "aide", "I")
    c.add("T_Dotation", pole="P1", uai="0440001M", aide="I", heures=49, date_effet=YEAR_START)
    assert _d08(c) == [("D-08", DOT, "D5")]


def test_d08_every_school_of_a_kind_must_make_its_line(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
    for uai in ("0440001M", "0440003P", "0440004R"):
        c.add("T_Dotation", pole="P1", uai=uai, aide="I", heures=11, date_effet=YEAR_START)
    assert _d08(c) == [("D-08", DOT, "D7")]


def test_d08_one_figure_too_large_is_told_once(c: SampleWorkbook) -> None:
    c.add("T_Dotation", pole="P1", aide="I", heures=36, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", uai="0440003P", heures=24, date_effet=YEAR_START)
    c.add("T_Dotation", pole="P1", uai="0440003P", aide="I", heures=40, date_effet=YEAR_START)
    assert _d08(c) == [("D-08", DOT, "D7")]
