"""The lines of the controls made, from report to report, and from an old workbook to a new one."""

from datetime import date
from pathlib import Path

from built import short_tables
from terminal import save_workbook

from pial_xl.report.blocks.history import FIGURES, HistoryLine
from pial_xl.sheets.closed.archive import archive_of
from pial_xl.sheets.closed.history import read_closed_history
from pial_xl.sheets.closed.takeover.book import open_old_book
from pial_xl.template.carried import Carried
from pial_xl.template.workbook import DRAWN_SHEETS, build_workbook
from pial_xl.testing import SampleWorkbook
from pial_xl.usecases.check import check_workbook

DAYS = [date(2026, 11, 2), date(2026, 11, 24), date(2026, 12, 8)]


def control(folder: Path, day: date, report: str = "controles.xlsx") -> Path:
    path = folder / "essai.xlsx"
    save_workbook(SampleWorkbook(), path)
    check_workbook(path, day).save_report(folder / report)
    return folder / report


def test_each_day_of_control_adds_a_line_to_those_of_the_report_before(tmp_path: Path) -> None:
    for day in DAYS:
        report = control(tmp_path, day)
    lines = read_closed_history(report)
    assert [line.day for line in lines] == DAYS
    assert {line["AESH"] for line in lines} == {3}


def test_a_second_control_of_the_day_adds_none(tmp_path: Path) -> None:
    for day in (*DAYS, DAYS[-1]):
        report = control(tmp_path, day)
    assert len(read_closed_history(report)) == len(DAYS)


def test_a_report_of_another_name_goes_on_from_the_latest_beside(tmp_path: Path) -> None:
    control(tmp_path, DAYS[0], "un.xlsx")
    assert len(read_closed_history(control(tmp_path, DAYS[1], "deux.xlsx"))) == 2


def test_a_workbook_that_never_had_one_begins_with_this_control(tmp_path: Path) -> None:
    assert len(read_closed_history(control(tmp_path, DAYS[0]))) == 1


def test_a_new_workbook_takes_the_lines_of_the_old_one_over(tmp_path: Path) -> None:
    lines = tuple(HistoryLine(day, (1.5,) * len(FIGURES)) for day in DAYS)
    path = tmp_path / "neuf.xlsm"
    with short_tables():
        first = build_workbook(carried=Carried(history=lines))
        again = open_old_book(archive_of(first), DRAWN_SHEETS).carried
        path.write_bytes(build_workbook(carried=again))
    assert read_closed_history(path) == lines
