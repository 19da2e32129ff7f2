"""INFO of one code, pole and school are one line wherever a person reads."""

from datetime import date

import pytest

from pial_xl.constats import Report
from pial_xl.report.grouping import LISTED_MAX, lines
from pial_xl.report.terminal import render
from pial_xl.report.tracking import track
from pial_xl.testing import REFERENCE, SampleWorkbook

BEYOND = date(2029, 8, 31)


@pytest.fixture
def c() -> SampleWorkbook:
    """Give a workbook where two pupils of a school, and one of another, change school."""
    workbook = SampleWorkbook()
    for index in (1, 2, 3):
        workbook.put("T_Eleves", index, "classe", "CM2")
        workbook.put("T_Notifications", index, "fin", BEYOND)
    return workbook


def _report(c: SampleWorkbook) -> Report:
    constats, not_judged, settings = c.run_checks()
    kept = tuple(k for k in constats if k.code in {"N-14", "S-15"})
    return Report("x.xlsx", REFERENCE, "2026-2027", "0", kept, not_judged, settings)


def test_info_of_one_school_are_one_line_with_a_count_and_a_list(c: SampleWorkbook) -> None:
    shown = [(line.size, line.constat.objet) for line in lines(_report(c).constats)]
    assert shown == [(2, "École Saint-Exemple (P1)"), (1, "E4")]
    message = lines(_report(c).constats)[0].constat.message.replace("\u00a0", " ")
    assert message == (
        "Élève qui change d'établissement à la rentrée (2), École Saint-Exemple (P1) : E2, E3."
    )


def test_counts_and_json_stay_those_of_constats(c: SampleWorkbook) -> None:
    report = _report(c)
    assert report.bilan["INFO"] == 3
    constats = report.as_json()["constats"]
    assert isinstance(constats, list)
    assert len(constats) == 3
    assert "place" not in constats[0]


def test_a_long_list_says_how_many_it_leaves_out(c: SampleWorkbook) -> None:
    count = LISTED_MAX + 5
    for index in range(count - 2):
        c.add("T_Eleves", eleve=f"F{index}", uai="0440001M", classe="CM2")
        row = {"aide": "CO", "debut": REFERENCE, "fin": BEYOND}
        c.add("T_Notifications", eleve=f"F{index}", **row)
    assert "et 5 de plus" in lines(_report(c).constats)[0].constat.message


def test_alerts_stay_single(c: SampleWorkbook) -> None:
    for index in (0, 1):
        c.put("T_Etablissements", index, "commune", None)
    found = lines(_report(c).constats)
    assert [line.size for line in found if line.constat.code == "S-15"] == [1, 1]


def test_the_terminal_and_the_sheet_show_the_lines(c: SampleWorkbook) -> None:
    report = _report(c)
    text = render(report)
    assert "INFO – 3 constats" in text
    assert text.count("N-14") == 2
    assert [row.constat.objet for row in track(report).rows] == ["École Saint-Exemple (P1)", "E4"]
