"""Workbooks that come in, and files that go out: the control, the report, a blank workbook."""

from pathlib import Path

from pial_xl.demo import DATE_DEMO
from pial_xl.demo.workbook import demo_workbook
from pial_xl.page.answer import Answer, Asked, download
from pial_xl.page.constats import check_json
from pial_xl.page.desk import Desk
from pial_xl.report.workbook import report_bytes
from pial_xl.sheets.file_names import file_name
from pial_xl.usecases.blank import blank_workbook
from pial_xl.usecases.demo import REPORT, WORKBOOK
from pial_xl.usecases.rule_lines import rule_lines

BLANK = "PIAL.xlsm"


def check(desk: Desk, asked: Asked) -> Answer:
    """Control the workbook that comes with the request, on the day that it says."""
    return Answer(check_json(desk.take(asked.words["nom"], asked.data, asked.day)))


def check_on(desk: Desk, asked: Asked) -> Answer:
    """Control the same workbook on another day."""
    return Answer(check_json(desk.check_on(asked.day)))


def demo(desk: Desk, _: Asked) -> Answer:
    """Control the fictitious workbook, on its own day."""
    return Answer(check_json(desk.take(WORKBOOK, demo_workbook(), DATE_DEMO)))


def report(desk: Desk, _: Asked) -> Answer:
    """Give the report of the last control."""
    result = desk.checked.result
    stem, suffix = Path(REPORT).stem, Path(REPORT).suffix
    name = file_name(f"{stem} {Path(result.report.workbook).stem}", suffix)
    rules = rule_lines(result.dossier, result.constats)
    tracking = desk.checked.tracking
    data = report_bytes(result.report, result.synthese, None, tracking, rules=rules)
    return download(name, data)


def blank(_: Desk, asked: Asked) -> Answer:
    """Give a blank workbook, ready to fill."""
    return download(BLANK, blank_workbook(asked.day))


def demo_workbook_file(_: Desk, __: Asked) -> Answer:
    """Give the fictitious workbook, to open in a spreadsheet."""
    return download(WORKBOOK, demo_workbook())
